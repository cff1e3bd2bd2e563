package dev.caredesk.jdbc;

import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the storage in an H2 database that is given, with nothing set")
class H2GivenStorageTest extends StorageContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TroubledSource source = new TroubledSource("given-0", "");

    @Override
    public Storage open() {
        source = new TroubledSource("given-" + DATABASES.incrementAndGet(), "");
        return JdbcStorage.of(source.source());
    }

    @Override
    public Optional<Storage> reopen(Storage closed) {
        return Optional.of(JdbcStorage.of(source.source()));
    }
}
