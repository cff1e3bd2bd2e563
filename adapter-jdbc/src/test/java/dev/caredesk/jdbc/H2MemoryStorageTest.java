package dev.caredesk.jdbc;

import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the storage in H2, in memory")
class H2MemoryStorageTest extends StorageContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private String name = "";

    @Override
    public Storage open() {
        name = "contract-" + DATABASES.incrementAndGet();
        return JdbcStorage.h2InMemory(name);
    }

    @Override
    public Optional<Storage> another(Storage open) {
        return Optional.of(JdbcStorage.h2InMemory(name));
    }

    @Override
    public Optional<Storage> reopen(Storage closed) {
        return Optional.of(JdbcStorage.h2InMemory(name));
    }
}
