package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("edits of a request that closes")
class UnsaveableTest {

    private static final Field CITY = Field.of("city");

    @Test
    @DisplayName(
            "E8 · a request that closes under unsaved edits: the desk is told, save is refused naming them, discard works")
    void refusesSaveOfClosedRequest() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            RequestId request = mine.view().currentRequest().orElseThrow();
            mine.edit(edits -> {
                        edits.request().title("Router");
                        edits.customer().city("Roma");
                    })
                    .orElseThrow();
            site.luca().reopen(ada).orElseThrow().closeRequest(request).orElseThrow();
            site.settle();

            assertThat(signals).contains(new DeskSignal.EditsUnsaveable(mine.id(), request));
            assertThat(mine.view().unsaved())
                    .filteredOn(each -> !each.saveable())
                    .singleElement()
                    .satisfies(each -> assertThat(each.record()).isEqualTo(request));
            assertThat(mine.save().refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(RefusalCode.EDITS_UNSAVEABLE);
                assertThat(((Refusal.Closed) refusal).record()).contains(request);
            });
            assertThat(mine.view().unsaved()).hasSize(2);
            assertThat(mine.answer(mine.close().question().orElseThrow().discard())
                            .isClosed())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("E8 · dropping the unsaveable edits lets the rest be saved")
    void savesRestAfterDrop() {
        try (TestSite site = new TestSite()) {
            Engagement mine = unsaveable(site);
            RequestId request = mine.view().currentRequest().orElseThrow();
            mine.closeRequest(request).orElseThrow();
            assertThat(RefusalCodes.codes(mine.save())).contains(RefusalCode.EDITS_UNSAVEABLE);

            mine.cancel(request).orElseThrow();
            mine.cancel(mine.view().activities().get(0).stored().id()).orElseThrow();

            assertThat(mine.save().isDone()).isTrue();
            assertThat(mine.view().customer().stored().values()).containsEntry(CITY, "Roma");
        }
    }

    @Test
    @DisplayName("E8 · a follow-up carries the unsaveable title and description, and then the rest can be saved")
    void followUpCarriesEdits() {
        try (TestSite site = new TestSite()) {
            Engagement mine = unsaveable(site);
            RequestId request = mine.view().currentRequest().orElseThrow();
            mine.closeRequest(request).orElseThrow();

            RequestId follow = mine.perform(new Action.FollowUp(request, true)).orElseThrow();

            assertThat(mine.view().unsaved())
                    .filteredOn(each -> each.record().equals(request))
                    .isEmpty();
            mine.cancel(mine.view().activities().get(0).stored().id()).orElseThrow();
            mine.save().orElseThrow();
            assertThat(mine.journey(Optional.empty(), 20).orElseThrow().items()).anySatisfy(entry -> {
                assertThat(entry.request().orElseThrow().id()).isEqualTo(follow);
                assertThat(entry.request().orElseThrow().title()).isEqualTo("Router");
                assertThat(entry.request().orElseThrow().followsUp()).contains(request);
            });
        }
    }

    @Test
    @DisplayName("E8 · a request that only grew overdue makes its edits unsaveable, whether or not a sweep has run")
    void overdueRequestIsUnsaveable() {
        try (TestSite site = new TestSite()) {
            Engagement mine = unsaveable(site);
            site.clock.advance(Duration.ofDays(6));

            assertThat(RefusalCodes.codes(mine.save())).contains(RefusalCode.EDITS_UNSAVEABLE);
            assertThat(mine.view().unsaved())
                    .filteredOn(each -> !each.saveable())
                    .hasSize(2);
        }
    }

    /** Ada reopened, with her city, her request's title and a tag unsaved. */
    private static Engagement unsaveable(TestSite site) {
        Engagement mine =
                site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
        mine.edit(edits -> {
                    edits.customer().city("Roma");
                    edits.request().title("Router");
                    edits.activity().tag("router");
                })
                .orElseThrow();
        return mine;
    }
}
