package dev.caredesk.verification.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.event.Position;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.proof.postgres.Wire;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.verification.WholeJournal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Agents at work over a wire that is cut again and again. {@code -Dcaredesk.cuts=500} and {@code -Dcaredesk.cuts.seed} make other runs. */
@DisplayName("connections that are cut")
class CutTest {

    private static final int CUTS = Integer.getInteger("caredesk.cuts", 20);
    private static final long SEED = Long.getLong("caredesk.cuts.seed", 1);
    private static final int AGENTS = 4;
    private static final int MOST_MICROS = 60_000;

    @Test
    @DisplayName(
            "E7 · each acknowledged save is there whole and once, none is there twice or by half, and no event is lost")
    void cut() throws InterruptedException {
        Map<String, Integer> heard = new ConcurrentHashMap<>();
        PushChannel chat = PushChannel.of(ChannelId.of("chat"));
        try (Wire wire = Wire.to(TestPostgres.port());
                Caredesk sdk = opened(wire, chat)) {
            List<Saver> savers = IntStream.range(0, AGENTS)
                    .mapToObj(number -> Saver.at(sdk, chat, number))
                    .toList();
            Optional<Position> start = sdk.events().latest();
            sdk.events().listen(start, event -> marks(event).forEach(mark -> heard.merge(mark, 1, Integer::sum)));
            List<Thread> threads = savers.stream().map(Thread::new).toList();
            threads.forEach(Thread::start);
            cutAgainAndAgain(wire);
            savers.forEach(Saver::stop);
            for (Thread thread : threads) {
                thread.join();
            }
            // What a broken connection has begun ends a moment later, and holds back what comes after it.
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> check(savers, WholeJournal.after(sdk.events(), start)));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(heard.keySet())
                            .as("what the events tell")
                            .containsAll(savers.stream()
                                    .flatMap(saver -> saver.acknowledged().stream())
                                    .toList()));
            if (CUTS > 20) {
                System.out.println(CUTS + " cuts, seed " + SEED + ", "
                        + savers.stream()
                                .mapToInt(saver -> saver.acknowledged().size())
                                .sum()
                        + " saves");
            }
        }
    }

    private static Caredesk opened(Wire wire, PushChannel chat) {
        String url = TestPostgres.newDatabase().replace(":" + TestPostgres.port() + "/", ":" + wire.port() + "/");
        return CaredeskBuilder.on(JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD))
                .channel(chat)
                .start();
    }

    private static void cutAgainAndAgain(Wire wire) {
        Random random = new Random(SEED);
        for (int cut = 0; cut < CUTS; cut++) {
            LockSupport.parkNanos(
                    Duration.ofNanos(1_000L * random.nextInt(MOST_MICROS)).toNanos());
            wire.cut();
        }
    }

    private static void check(List<Saver> savers, List<Event> journal) {
        Map<String, Integer> seen = new HashMap<>();
        journal.forEach(event -> marks(event).forEach(mark -> seen.merge(mark, 1, Integer::sum)));
        for (Saver saver : savers) {
            saver.failure().ifPresent(failure -> {
                throw new AssertionError("an agent was stopped", failure);
            });
            assertThat(saver.acknowledged()).isNotEmpty();
            for (String mark : saver.acknowledged()) {
                assertThat(seen).as("three changes of each acknowledged save").containsEntry(mark, Saver.CHANGES);
            }
        }
        assertThat(seen.values()).as("no half of a save").containsOnly(Saver.CHANGES);
    }

    /** The marks of saves that an entry shows; a tag that was taken away is none. */
    private static List<String> marks(Event event) {
        return event.diffs().stream().flatMap(diff -> mark(diff).stream()).toList();
    }

    private static Optional<String> mark(FieldDiff diff) {
        return diff.after().filter(value -> value.startsWith(Saver.MARK));
    }
}
