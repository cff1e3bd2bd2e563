package dev.caredesk.verification.race;

import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.Storage;
import org.junit.jupiter.api.DisplayName;

@DisplayName("many agents at once, in memory")
class InMemoryConcurrencyTest extends ConcurrencyProof {

    @Override
    Storage storage() {
        return InMemoryStorage.create();
    }
}
