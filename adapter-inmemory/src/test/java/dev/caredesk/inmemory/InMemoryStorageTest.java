package dev.caredesk.inmemory;

import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the storage in memory")
class InMemoryStorageTest extends StorageContract {

    @Override
    public Storage open() {
        return InMemoryStorage.create();
    }
}
