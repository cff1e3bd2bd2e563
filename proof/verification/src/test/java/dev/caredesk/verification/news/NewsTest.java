package dev.caredesk.verification.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Refusal;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.verification.ChildJvm;
import dev.caredesk.verification.WaitLimit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long it takes until a desk in another process hears of a save, from the moment at which the save returned.
 * {@code -Dcaredesk.news=500} measures so many, and prints the times.
 */
@DisplayName("news of another process")
class NewsTest {

    private static final int IN_THE_BUILD = 5;
    private static final int ROUNDS = Integer.getInteger("caredesk.news", IN_THE_BUILD);
    private static final int MOST_WARM = 20;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("N1 · a desk in another process hears of each save, by the bell alone")
    void hearsEachSaveByBell() throws IOException, InterruptedException {
        String url = TestPostgres.newDatabase();
        try (SharedDatabaseSdk here = new SharedDatabaseSdk(storage(url), SharedDatabaseSdk.NEVER)) {
            CustomerId ada = here.customer();
            Process listener = ChildJvm.start(ListeningProcess.class, folder.resolve("errors"), url, ada.value());
            try (BufferedReader said = listener.inputReader(StandardCharsets.UTF_8)) {
                int warm = Math.min(MOST_WARM, ROUNDS / 2);
                double[] millis = new double[ROUNDS - warm];
                for (int round = 0; round < ROUNDS; round++) {
                    assertThat(said.readLine()).isEqualTo(ListeningProcess.READY);
                    here.change("luca", ada, "city " + round);
                    long saved = System.nanoTime();
                    assertThat(said.readLine()).isEqualTo(ListeningProcess.HEARD);
                    if (round >= warm) {
                        millis[round - warm] = (System.nanoTime() - saved) / 1e6;
                    }
                }
                report(millis);
            } finally {
                listener.outputWriter().close();
                assertThat(listener.waitFor(WaitLimit.MOST.toMinutes(), TimeUnit.MINUTES))
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName(
            "N1, N3 · over a change from elsewhere a save says who, when and which fields, and Load what was, is mine and theirs")
    void saveAndLoadTellChangeFromElsewhere() {
        String url = TestPostgres.newDatabase();
        try (SharedDatabaseSdk here = new SharedDatabaseSdk(storage(url), SharedDatabaseSdk.NEVER);
                SharedDatabaseSdk there = new SharedDatabaseSdk(storage(url), SharedDatabaseSdk.NEVER)) {
            CustomerId ada = here.customer();
            here.change("eva", ada, "Roma");
            Engagement mine = here.open("mara", ada);
            mine.edit(edits -> edits.customer().city("Milano")).orElseThrow();
            Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
            there.change("luca", ada, "Torino");

            assertThat(mine.save().refusals())
                    .singleElement()
                    .asInstanceOf(type(Refusal.Stale.class))
                    .extracting(Refusal.Stale::notices, list(StaleNotice.class))
                    .singleElement()
                    .satisfies(notice -> {
                        assertThat(notice.record()).isEqualTo(ada);
                        assertThat(notice.by()).isEqualTo(Actor.of(AgentId.of("luca")));
                        assertThat(notice.at()).isBetween(before, Instant.now());
                        assertThat(notice.fields()).containsExactly(CustomerFields.CITY);
                    });
            mine.load().orElseThrow();
            assertThat(mine.view().conflicts())
                    .containsExactly(new Conflict(
                            ada,
                            CustomerFields.CITY,
                            Optional.of("Roma"),
                            Optional.of("Milano"),
                            Optional.of("Torino")));
        }
    }

    private static JdbcStorage storage(String url) {
        return JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    private static void report(double[] millis) {
        Arrays.sort(millis);
        if (ROUNDS > IN_THE_BUILD) {
            System.out.printf(
                    "news of another process, %d saves: median %.1f ms, 99 %% %.1f ms, most %.1f ms%n",
                    millis.length,
                    millis[millis.length / 2],
                    millis[millis.length * 99 / 100],
                    millis[millis.length - 1]);
        }
    }
}
