package dev.caredesk.verification.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.RecordId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.verification.JournalReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Agents at work on a cluster whose leader is killed. {@code .ci/failover} makes the cluster and runs this. */
@DisplayName("a cluster whose leader is killed")
class FailoverTest {

    private static final int KILLS = Integer.getInteger("caredesk.failovers", 1);
    private static final int SAVES_BEFORE = 20;

    /** A request is closed when it was left alone for longer than one of these, and no longer than two. */
    private static final Duration DAYS = Duration.ofDays(3);

    private final TestClock clock = TestClock.at(Instant.now());
    private final DueAndReplyWork sideWork = new DueAndReplyWork(clock);
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final List<Duration> gaps = new ArrayList<>();
    private int kills;

    @Test
    @DisplayName(
            "E7, N1, R6, X5 · loses nothing that it acknowledged, and desks, feed, sweeps and channel commands go on by themselves")
    void losesNothingInFailover() throws InterruptedException {
        PostgresCluster cluster = PostgresCluster.given();
        try (Caredesk sdk = builder(cluster)
                        .sweepEvery(Duration.ofMillis(500))
                        .channel(sideWork.chat())
                        .start();
                Caredesk elsewhere = builder(cluster).sweepEvery(DAYS).start()) {
            elsewhere.events().listen(Optional.empty(), heard::add);
            Engagement work = sideWork.accepted(sdk, "ada");
            SavingAgents savingAgents = SavingAgents.at(sdk, sideWork.chat());
            for (int kill = 1; kill <= KILLS && !savingAgents.failed(); kill++) {
                killed(cluster, kill, sdk, work, savingAgents);
            }
            savingAgents.stop();
            check(cluster, savingAgents);
        }
    }

    private CaredeskBuilder builder(PostgresCluster cluster) {
        return CaredeskBuilder.on(JdbcStorage.postgresql(cluster.url(), "postgres", "postgres"))
                .clock(clock);
    }

    private void killed(PostgresCluster cluster, int kill, Caredesk sdk, Engagement work, SavingAgents savingAgents) {
        RecordId forgotten = sideWork.forgotten(sdk, "forgotten-" + kill);
        savingAgents.awaitEach(SAVES_BEFORE);
        // Also where there is only one: where nobody waits for copies, most of what was acknowledged is copied
        // nevertheless.
        boolean stuck = kill % 2 == 1;
        String leader = cluster.kill(stuck);
        kills++;
        long began = System.nanoTime();
        clock.advance(DAYS);
        CompletableFuture<Void> replied = CompletableFuture.runAsync(() -> sideWork.reply(work, "reply " + kill));
        // Of two, the second was begun after the kill.
        savingAgents.awaitEach(2);
        Duration gap = Duration.ofNanos(System.nanoTime() - began);
        cluster.mend();
        boolean failed = savingAgents.failed();
        cluster.report("kill " + kill + " (" + leader + (stuck ? ", its wire stuck" : "") + "): "
                + (failed ? "an agent was stopped" : "all agents save again") + " after " + seconds(gap) + ", "
                + savingAgents.acknowledged() + " saves acknowledged so far");
        if (failed) {
            return;
        }
        gaps.add(gap);
        replied.join();
        clock.advance(DAYS);
        sideWork.awaitTold("reply " + kill);
        DueAndReplyWork.awaitClosed(heard, forgotten);
    }

    private void check(PostgresCluster cluster, SavingAgents savingAgents) throws InterruptedException {
        try (Caredesk anew = builder(cluster).start()) {
            List<String> lost =
                    savingAgents.missingFrom(SavingAgents.marks(JournalReader.after(anew.events(), Optional.empty())));
            Collections.sort(gaps);
            cluster.report(kills + " kills, " + savingAgents.acknowledged() + " saves acknowledged, lost " + lost.size()
                    + (gaps.isEmpty()
                            ? ""
                            : "; all agents save again after " + seconds(gaps.get(0)) + " at least, "
                                    + seconds(gaps.get(gaps.size() / 2)) + " in the median, "
                                    + seconds(gaps.get(gaps.size() - 1)) + " at most"));
            assertThat(lost).as("acknowledged saves that are not there").isEmpty();
        }
        savingAgents.stopAndCheck();
        savingAgents.awaitTold(heard);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "." + duration.toMillisPart() / 100 + " s";
    }
}
