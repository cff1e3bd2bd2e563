package dev.caredesk.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.verification.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("many agents at once, on PostgreSQL")
class PostgresConcurrencyTest extends ConcurrencyProof {

    /** Two processes get in each other's way more than threads of one. */
    private static final int PART = 4;

    @TempDir
    private Path folder;

    private final String url = TestPostgres.newDatabase();

    @Override
    Storage storage() {
        return storage(url);
    }

    /** They would be tried again, and nobody would know. */
    @AfterEach
    void noDeadlocks() {
        assertThat(TestPostgres.deadlocks(url)).as("deadlocks").isZero();
    }

    /** Each is several trips to another process, and waits for the disk. */
    @Override
    int savesInTheBuild() {
        return 200;
    }

    @Override
    int racesInTheBuild() {
        return 15;
    }

    private static Storage storage(String url) {
        return JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    @Test
    @DisplayName("N2 · of many acknowledged saves by two processes on four desks none is lost")
    void losesNoSaveOfTwoProcesses() {
        try (ConcurrentAgents deskAgents = new ConcurrentAgents(storage(), RaceFlaw.NONE)) {
            new SavesProof(deskAgents).run(4, saves() / PART, 4, this::elsewhere);
        }
    }

    private void elsewhere(CustomerId customer, int from, int to, int saves) throws Exception {
        Path errors = folder.resolve("errors");
        Process process = ChildJvm.start(
                SavingProcess.class,
                errors,
                url,
                customer.value(),
                Integer.toString(from),
                Integer.toString(to),
                Integer.toString(saves));
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    }
}
