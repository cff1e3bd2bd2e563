package dev.caredesk.core;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Limits;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("desks of which the host keeps no handle")
class UnusedDesksTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
    private final TestSite site = new TestSite(storage, Limits.DEFAULT);

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    @DisplayName(
            "D7 · an engagement is the same one in this process, with edits that are not stored, when it is asked for again")
    void sameProcessHasOneEngagement() {
        EngagementId id = editedByAHandleThatIsGone();
        awaitCollection();

        Engagement again = site.mara().engagement(id).orElseThrow();

        assertThat(again.view().unsaved()).hasSize(1);
        List<DeskSignal> signals = new ArrayList<>();
        site.mara().listen(signals::add);
        again.save().orElseThrow();
        site.settle();
        assertThat(signals).doesNotContainNull().noneMatch(DeskSignal.RecordStale.class::isInstance);
        assertThat(signals).noneMatch(DeskSignal.DraftMoved.class::isInstance);
    }

    private EngagementId editedByAHandleThatIsGone() {
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        return work.id();
    }

    @Test
    @DisplayName("D7 · a desk with nothing open costs no read, however many agents were ever asked for")
    void emptyDeskCostsNoRead() {
        site.settle();
        IntStream.range(0, 200)
                .mapToObj(number -> AgentId.of("agent" + number))
                .forEach(agent ->
                        assertThat(site.sdk().desk(agent).view().open()).isEmpty());
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
        work.close().orElseThrow();
        site.settle();
        storage.resetCalls();

        site.pass(Duration.ofMinutes(20));

        assertThat(storage.calls()).doesNotContainKeys(StorageCall.DESK, StorageCall.DRAFT, StorageCall.FILE);
    }

    /** What can be collected was, as far as can be known. */
    private static void awaitCollection() {
        WeakReference<Object> other = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return other.get() == null;
        });
    }

    @Test
    @DisplayName("D7 · all handles of an agent have one desk, also those asked for by several threads at once")
    void handlesOfAgentShareDesk() {
        Engagement work =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();

        List<Desk> handles =
                IntStream.range(0, 8).parallel().mapToObj(number -> site.mara()).toList();

        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        assertThat(handles)
                .allSatisfy(desk -> assertThat(
                                desk.engagement(work.id()).orElseThrow().view().unsaved())
                        .hasSize(1));
    }
}
