package dev.caredesk.verification.race;

import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.spi.storage.Storage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

@DisplayName("many agents at once, on H2")
class H2ConcurrencyTest extends ConcurrencyProof {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** The core is the same as in memory; CI does more. */
    @Override
    int savesInTheBuild() {
        return 400;
    }

    @Override
    int racesInTheBuild() {
        return 15;
    }

    @Override
    Storage storage() {
        return JdbcStorage.h2InMemory("race-" + DATABASES.incrementAndGet());
    }
}
