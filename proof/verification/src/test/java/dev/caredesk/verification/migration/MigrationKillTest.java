package dev.caredesk.verification.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.testkit.storage.Samples;
import dev.caredesk.verification.ChildJvm;
import dev.caredesk.verification.WaitLimit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGKILL after a step of the first start. {@code -Dcaredesk.migrationkills=1000}: after each of them, as there are fewer. */
@DisplayName("a process that is killed at its first start")
class MigrationKillTest {

    private static final int IN_THE_BUILD = 1;
    private static final int KILLS = Integer.getInteger("caredesk.migrationkills", IN_THE_BUILD);

    @TempDir
    private Path folder;

    private enum MigrationDatabase {
        H2,
        POSTGRESQL
    }

    private SchemaDatabase empty(MigrationDatabase on, String name) {
        return on == MigrationDatabase.H2 ? SchemaDatabase.h2(folder.resolve(name)) : SchemaDatabase.postgres();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("leaves a database on which the next start makes the whole schema, and works")
    void nextStartMakesWholeSchema(MigrationDatabase on) throws IOException, InterruptedException, SQLException {
        SchemaDatabase undisturbed = empty(on, "undisturbed");
        AtomicInteger steps = new AtomicInteger();
        JdbcStorage.of(StepReportingDataSources.source(undisturbed, steps::incrementAndGet))
                .close();
        SchemaSnapshot whole = SchemaSnapshot.in(undisturbed);
        List<Integer> kills = spread(steps.get());
        for (int step : kills) {
            SchemaDatabase database = empty(on, "killed-" + step);
            killAfter(step, database);
            try (Storage storage = database.open()) {
                works(storage);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("the start after a kill after step " + step, failure);
            }
            assertThat(SchemaSnapshot.in(database).lines())
                    .as("the schema after a kill after step " + step)
                    .isEqualTo(whole.lines());
        }
        if (KILLS > IN_THE_BUILD) {
            System.out.println(on + ": killed after " + kills.size() + " of " + steps + " steps");
        }
    }

    /** So many steps as are asked for, from the first to the last. */
    private static List<Integer> spread(int steps) {
        int kills = Math.min(KILLS, steps);
        return IntStream.rangeClosed(1, kills)
                .map(kill -> kills == steps ? kill : kill * steps / (kills + 1))
                .boxed()
                .toList();
    }

    private void killAfter(int step, SchemaDatabase database) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process starter = ChildJvm.start(StartingProcess.class, errors, database.url(), Integer.toString(step));
        try (BufferedReader out = starter.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).as(Files.readString(errors)).isEqualTo(StartingProcess.STANDS);
        }
        starter.destroyForcibly();
        assertThat(starter.waitFor(WaitLimit.MOST.toMinutes(), TimeUnit.MINUTES))
                .isTrue();
    }

    private static void works(Storage storage) {
        StoredCustomer ada = Samples.customer("ada");
        CommitResult result =
                storage.commit(ChangeSet.builder(ChangeSetId.of("first"), TenantId.DEFAULT, Actor.SYSTEM, Samples.T0)
                        .create(ada)
                        .journal(Samples.entry(ada.id(), 1))
                        .build());
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
        assertThat(storage.records().load(TenantId.DEFAULT, List.of(ada.id()))).containsExactly(ada);
    }
}
