package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Caredesk;
import dev.caredesk.Limits;
import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("beginning and ending: the SDK, a tenant, a desk")
class StartTest {

    private static final TenantId OTHER = TenantId.of("other");

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    private CaredeskBuilder builder() {
        return CaredeskBuilder.on(storage).executor(new ManualExecutor());
    }

    @Test
    @DisplayName("a builder is started once")
    void startsOnce() {
        CaredeskBuilder builder = builder();
        try (Caredesk sdk = builder.start()) {
            assertThat(sdk.limits()).isEqualTo(Limits.DEFAULT);
            assertThatThrownBy(builder::start).isInstanceOf(WrongCallException.class);
        }
    }

    @Test
    @DisplayName("a start that the storage fails begins nothing, and leaves the storage open for another builder")
    void failedStartLeavesStorageOpen() {
        RecordingChannel channel = RecordingChannel.of("chat");
        ManualExecutor executor = new ManualExecutor();
        CaredeskBuilder failing = CaredeskBuilder.on(storage)
                .executor(executor)
                .hostExecutor(executor)
                .channel(channel);
        storage.failBefore(1, StorageCall.JOURNAL_LATEST);
        assertThatThrownBy(failing::start).isInstanceOf(StorageException.class);
        executor.pass(Duration.ofMinutes(5));
        assertThat(channel.isStarted()).isFalse();
        assertThatThrownBy(failing::start).isInstanceOf(WrongCallException.class);

        try (Caredesk sdk = builder().start()) {
            assertThat(sdk.desk(TestSite.MARA).view().open()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "R9 · a tenant that could not begin is begun by the next call; one that was never asked for is not swept")
    void nextCallBeginsFailedTenant() {
        ManualExecutor executor = new ManualExecutor();
        try (Caredesk sdk = CaredeskBuilder.on(storage)
                .executor(executor)
                .hostExecutor(executor)
                .start()) {
            executor.pass(Duration.ofMinutes(5));
            assertThat(sdk.health().sweepLag()).isEmpty();
            assertThat(sdk.health().feedLag()).isZero();
            assertThat(storage.calls(StorageCall.CLOSE_OVERDUE)).isZero();
            storage.failBefore(1, StorageCall.JOURNAL_LATEST);
            assertThatThrownBy(() -> sdk.tenant(OTHER)).isInstanceOf(StorageException.class);

            assertThat(sdk.tenant(OTHER).id()).isEqualTo(OTHER);

            executor.pass(Duration.ofMinutes(5));
            assertThat(sdk.health().sweepLag()).isPresent();
            assertThat(storage.calls(StorageCall.CLOSE_OVERDUE)).isPositive();
        }
    }

    @Test
    @DisplayName(
            "D7 · the handles of an agent's desk share its engagements; closing one ends that one and what it gave")
    void handlesShareEngagements() {
        try (TestSite site = new TestSite()) {
            Desk first = site.mara();
            Desk second = site.mara();
            Engagement work =
                    first.reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            Engagement same = second.engagement(work.id()).orElseThrow();
            work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
            assertThat(same.view().unsaved()).hasSize(1);
            List<DeskSignal> heardByFirst = new CopyOnWriteArrayList<>();
            List<DeskSignal> heardBySecond = new CopyOnWriteArrayList<>();
            first.listen(heardByFirst::add);
            second.listen(heardBySecond::add);

            first.close();
            site.chat("bob@example.org");

            assertThatThrownBy(work::view).isInstanceOf(WrongCallException.class);
            assertThat(same.save().isDone()).isTrue();
            assertThat(second.view().open()).hasSize(1);
            assertThat(heardByFirst).isEmpty();
            assertThat(heardBySecond).isNotEmpty();
        }
    }

    @Test
    @DisplayName("D6 · closing the SDK tries once to store each draft, and does not throw when the storage fails")
    void closeStoresEachDraftOnce() {
        TestSite site = new TestSite(storage, Limits.DEFAULT);
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        storage.resetCalls();
        storage.failBefore(1_000, StorageCall.SAVE_DRAFT);

        site.close();

        assertThat(storage.calls(StorageCall.SAVE_DRAFT)).isEqualTo(1);
        assertThatThrownBy(work::view).isInstanceOf(WrongCallException.class);
    }
}
