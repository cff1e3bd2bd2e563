package dev.caredesk.jdbc;

import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the storage in H2, in a file")
class H2FileStorageTest extends StorageContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    static Path folder;

    private Path file = folder;

    @Override
    public Storage open() {
        file = folder.resolve("care-" + DATABASES.incrementAndGet());
        return JdbcStorage.h2(file);
    }

    @Override
    public Optional<Storage> reopen(Storage closed) {
        return Optional.of(JdbcStorage.h2(file));
    }
}
