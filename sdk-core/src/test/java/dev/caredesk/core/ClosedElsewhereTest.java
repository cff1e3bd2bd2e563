package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.RequestView;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("engagements that another process closed")
class ClosedElsewhereTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());

    @Test
    @DisplayName("D7 · an engagement that was closed elsewhere is let go of, and reads nothing any more")
    void letsGoOfEngagementClosedElsewhere() {
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement work = site.mara().reopen(ada).orElseThrow();
            try (SecondProcess there = SecondProcess.of(site, builder -> builder)) {
                Engagement same =
                        there.desk(TestSite.MARA).engagement(work.id()).orElseThrow();
                assertThat(same.view().customer().id()).isEqualTo(ada);
                assertThat(work.close().isClosed()).isTrue();

                there.executor().pass(Duration.ofMinutes(5));

                assertThat(reads(site, ada, there)).isZero();
            }
        }
    }

    @Test
    @DisplayName("D7 · a desk is told of an engagement that was closed elsewhere, though nobody touches it")
    void tellsOfCloseElsewhere() {
        try (TestSite site = new TestSite(storage, Limits.DEFAULT);
                SecondProcess there = SecondProcess.of(site, builder -> builder)) {
            Engagement work =
                    site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            Desk same = there.desk(TestSite.MARA);
            Engagement there1 = same.engagement(work.id()).orElseThrow();
            there.settle();
            List<DeskSignal> told = new ArrayList<>();
            same.listen(told::add);
            work.close();

            there.executor().pass(Duration.ofMinutes(5));

            assertThat(told).containsExactly(new DeskSignal.EngagementChanged(work.id()));
            assertThat(there1.view().state()).isEqualTo(EngagementState.CLOSED);
        }
    }

    @Test
    @DisplayName("D7 · an engagement that is open stays, however long nobody touches it")
    void keepsOpenEngagement() {
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            try (SecondProcess there = SecondProcess.of(site, builder -> builder)) {
                Desk mara = there.desk(TestSite.MARA);
                Engagement work = mara.reopen(ada).orElseThrow();

                there.executor().pass(Duration.ofMinutes(20));

                assertThat(reads(site, ada, there)).isPositive();
                assertThat(work.view().notices()).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("R4 · a refusal because another process closed the request brings the closed request into view")
    void requestClosedElsewhere() {
        try (TestSite site = new TestSite(storage, Limits.DEFAULT);
                SecondProcess there = SecondProcess.of(site, builder -> builder)) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement work = there.desk(TestSite.MARA).reopen(ada).orElseThrow();
            site.luca()
                    .reopen(ada)
                    .orElseThrow()
                    .closeRequest(ViewLookups.request(work))
                    .orElseThrow();

            assertThat(RefusalCodes.codes(work.comment("late"))).containsExactly(RefusalCode.REQUEST_CLOSED);

            assertThat(work.view().requests()).noneMatch(RequestView::editable);
        }
    }

    /** How often the customer's file is read because Luca changed it. */
    private int reads(TestSite site, CustomerId customer, SecondProcess there) {
        Engagement theirs = site.luca().reopen(customer).orElseThrow();
        theirs.edit(edits -> edits.customer().city("Pisa")).orElseThrow();
        theirs.save().orElseThrow();
        storage.resetCalls();
        there.settle();
        return storage.calls(StorageCall.FILE);
    }
}
