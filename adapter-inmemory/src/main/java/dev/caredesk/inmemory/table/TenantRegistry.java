package dev.caredesk.inmemory.table;

import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The data of each tenant, until the storage is closed. */
public final class TenantRegistry {

    private final Map<TenantId, TenantData> byId = new ConcurrentHashMap<>();
    private final String era = Integer.toHexString(System.identityHashCode(this));
    private volatile boolean closed;

    public <T> T read(TenantId tenant, Function<TenantData, T> read) {
        checkOpen();
        // A tenant that never wrote is not kept.
        TenantData data = byId.getOrDefault(tenant, empty(tenant));
        return data.read(() -> read.apply(data));
    }

    public <T> T write(TenantId tenant, Function<TenantData, T> write) {
        checkOpen();
        TenantData data = byId.computeIfAbsent(tenant, this::empty);
        return data.write(() -> write.apply(data));
    }

    private TenantData empty(TenantId tenant) {
        return new TenantData(era + "-" + Integer.toHexString(tenant.value().hashCode()));
    }

    public void close() {
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new WrongCallException("storage must not be called after it was closed");
        }
    }
}
