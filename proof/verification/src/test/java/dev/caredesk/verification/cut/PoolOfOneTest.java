package dev.caredesk.verification.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Caredesk;
import dev.caredesk.RecordId;
import dev.caredesk.StorageException;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.jdbc.JdbcOptions;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * All that an SDK does at the same time, over one connection to PostgreSQL. {@code -Dcaredesk.one.saves=1000} makes it that many saves of
 * each agent.
 */
@DisplayName("a pool of one connection")
class PoolOfOneTest {

    private static final int SAVES = Integer.getInteger("caredesk.one.saves", 30);

    private static final Duration DAYS = Duration.ofDays(3);

    private final TestClock clock = TestClock.at(Instant.now());
    private final DueAndReplyWork sideWork = new DueAndReplyWork(clock);
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final FailureRecordingStorage storage = new FailureRecordingStorage(JdbcStorage.postgresql(
            TestPostgres.newDatabase(), TestPostgres.USER, TestPostgres.PASSWORD, JdbcOptions.DEFAULT.withPoolSize(1)));

    /** Keeps the failures of commits, which those who ask again would hide. */
    private static final class FailureRecordingStorage extends DelegatingStorage {

        private final List<StorageException> failures = new CopyOnWriteArrayList<>();

        FailureRecordingStorage(Storage inner) {
            super(inner);
        }

        @Override
        public CommitResult commit(ChangeSet changes) {
            try {
                return super.commit(changes);
            } catch (StorageException failure) {
                failures.add(failure);
                throw failure;
            }
        }
    }

    @Test
    @DisplayName(
            "D6, E7, N1, R6, X5 · serves agents, drafts, feed, sweeps and channel commands, and nobody waits for a second one")
    void oneConnectionServesAll() throws InterruptedException {
        try (Caredesk sdk = CaredeskBuilder.on(storage)
                .clock(clock)
                .channel(sideWork.chat())
                .draftDelay(Duration.ZERO)
                .sweepEvery(Duration.ofMillis(20))
                .feedEvery(Duration.ofMillis(20))
                .start()) {
            sdk.events().listen(Optional.empty(), heard::add);
            RecordId forgotten = sideWork.forgotten(sdk, "forgotten");
            Engagement work = sideWork.accepted(sdk, "ada");
            SavingAgents savingAgents = SavingAgents.at(sdk, sideWork.chat());

            savingAgents.awaitEach(SAVES / 2);
            clock.advance(DAYS.plus(DAYS));
            sideWork.reply(work, "We are looking into it.");
            savingAgents.awaitEach(SAVES / 2);

            savingAgents.stopAndCheck();
            sideWork.awaitTold("We are looking into it.");
            DueAndReplyWork.awaitClosed(heard, forgotten);
            assertThat(storage.failures).isEmpty();
            assertThat(sdk.health().problems()).isEmpty();
        }
    }
}
