package dev.caredesk.verification.sweep;

import static dev.caredesk.verification.WaitLimit.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.verification.ChildJvm;
import dev.caredesk.verification.WaitLimit;
import dev.caredesk.verification.sweep.DueRequests.AcknowledgedChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes sweep, each killed now and then and started again, while agents work on the same requests by clocks that are two
 * seconds behind. {@code -Dcaredesk.due=100000 -Dcaredesk.due.kills=20 -Dcaredesk.due.agents=6} makes it so many of each.
 */
@DisplayName("sweeps by several processes")
class SweepTest {

    private static final int IN_THE_BUILD = 400;
    private static final int DUE = Integer.getInteger("caredesk.due", IN_THE_BUILD);
    private static final int KILLS = Integer.getInteger("caredesk.due.kills", 2);
    private static final int PROCESSES = 3;
    private static final int AGENTS = Integer.getInteger("caredesk.due.agents", 3);

    @TempDir
    private Path folder;

    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Map<Integer, AcknowledgedChange> kept = new ConcurrentHashMap<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @Test
    @DisplayName(
            "R9 · each due request is closed once, with one event, though processes are killed, and none that was just updated")
    void closesEachDueRequestOnce() throws SQLException, InterruptedException {
        String url = TestPostgres.newDatabase();
        try (Storage storage = JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD)) {
            DueRequests due = DueRequests.of(url, DUE);
            SweepAgent.prepare(storage);
            List<Thread> agents = threads(AGENTS, agent -> work(new SweepAgent(storage, due, agent, kept)));
            await().until(() -> !failures.isEmpty() || (isKept(true) && isKept(false)));
            long began = System.nanoTime();
            List<Thread> sweepers = threads(PROCESSES, number -> sweep(due, number));
            join(sweepers);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            over.set(true);
            join(agents);
            assertThat(failures).isEmpty();
            // What somebody just had was passed over.
            int late = storage.closeOverdue(TenantId.DEFAULT, due.sweeping(), DUE);

            assertThat(due.kept()).as("acknowledged").isEqualTo(kept);
            assertThat(due.closed()).as("closed once, told once").isEqualTo(DUE - kept.size());
            assertThat(due.told()).as("events").isEqualTo(DUE - kept.size());
            assertThat(kills.get()).isEqualTo(KILLS);
            if (DUE > IN_THE_BUILD) {
                System.out.printf(
                        "%d due, %d kills: %d closed in %d ms, %d by the last sweep; %d updated first%n",
                        DUE, KILLS, DUE - kept.size(), millis, late, kept.size());
            }
        }
        assertThat(TestPostgres.deadlocks(url)).as("deadlocks").isZero();
    }

    /** Returns whether agents have closed something, or updated something that is open. */
    private boolean isKept(boolean closed) {
        return kept.values().stream().anyMatch(request -> request.closed() == closed);
    }

    private List<Thread> threads(int count, ThrowingConsumer<Integer> work) {
        List<Thread> threads = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            int number = each;
            Thread thread = new Thread(() -> {
                try {
                    work.accept(number);
                } catch (Throwable failure) {
                    failures.add(failure);
                }
            });
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work(SweepAgent worker) {
        while (!over.get()) {
            worker.work();
        }
    }

    private void sweep(DueRequests due, int number) throws IOException, InterruptedException {
        boolean killed;
        do {
            Path errors = folder.resolve("errors-" + number);
            Process sweeper = ChildJvm.start(
                    SweepingProcess.class, errors, due.url(), due.sweeping().toString());
            try (BufferedReader said = sweeper.inputReader(StandardCharsets.UTF_8)) {
                killed = said.readLine() != null && kills.getAndUpdate(done -> Math.min(done + 1, KILLS)) < KILLS;
                if (killed) {
                    sweeper.destroyForcibly();
                } else {
                    sweeper.outputWriter().close();
                    while (said.readLine() != null) {
                        // Until it has nothing to do any more.
                    }
                }
            }
            assertThat(sweeper.waitFor(WaitLimit.MOST.toMinutes(), TimeUnit.MINUTES))
                    .isTrue();
            assertThat(sweeper.exitValue()).as(Files.readString(errors)).isEqualTo(killed ? ChildJvm.KILLED : 0);
        } while (killed);
    }
}
