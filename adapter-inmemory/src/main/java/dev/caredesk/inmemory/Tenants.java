package dev.caredesk.inmemory;

import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The data of each tenant, until the storage is closed. */
final class Tenants {

    private final Map<TenantId, TenantData> byId = new ConcurrentHashMap<>();
    private final String era = Integer.toHexString(System.identityHashCode(this));
    private volatile boolean closed;

    <T> T read(TenantId tenant, Function<TenantData, T> read) {
        checkOpen();
        // A tenant that never wrote is not kept.
        TenantData data = byId.getOrDefault(tenant, empty(tenant));
        return data.reading(() -> read.apply(data));
    }

    <T> T write(TenantId tenant, Function<TenantData, T> write) {
        checkOpen();
        TenantData data = byId.computeIfAbsent(tenant, this::empty);
        return data.writing(() -> write.apply(data));
    }

    private TenantData empty(TenantId tenant) {
        return new TenantData(era + "-" + Integer.toHexString(tenant.value().hashCode()));
    }

    void close() {
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new WrongCallException("the storage is closed");
        }
    }
}
