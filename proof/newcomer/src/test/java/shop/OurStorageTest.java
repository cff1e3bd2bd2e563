package shop;

import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;

class OurStorageTest extends StorageContract {

    @Override
    public Storage open() {
        return InMemoryStorage.create();
    }
}
