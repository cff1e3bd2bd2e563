package dev.caredesk.testkit.storage;

import dev.caredesk.spi.storage.Storage;
import java.util.Optional;

/** The source of the storages of a contract. */
public interface StorageSource {

    /** A fresh, empty storage; the contract closes it. */
    Storage open();

    /** The same data, opened again after that storage was closed; empty where a storage forgets all. */
    default Optional<Storage> reopen(Storage closed) {
        return Optional.empty();
    }

    /** A further storage on the data of one that is open, as another process would have it; empty where a storage can't be shared. */
    default Optional<Storage> another(Storage open) {
        return Optional.empty();
    }
}
