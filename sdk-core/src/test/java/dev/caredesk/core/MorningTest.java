package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.RecentEntry;
import dev.caredesk.request.RequestStatus;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("an agent's morning")
class MorningTest {

    @Test
    @DisplayName("E4 · closing with the customer not created asks; create saves all and the customer moves to Recent")
    void closeAsksAndCreatesCustomer() {
        try (TestSite site = new TestSite()) {
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            work.edit(edits -> {
                        edits.request().title("Router drops at night").description("Since Monday, after 22:00.");
                        edits.activity().tag("router");
                        edits.customer().firstName("Ada").mobilePhone("+39 02 1234567");
                    })
                    .orElseThrow();
            work.comment("Called back").orElseThrow();

            Closing closing = work.close();
            assertThat(closing).isInstanceOf(Closing.Uncreated.class);
            assertThat(work.view().state()).isEqualTo(EngagementState.ASKING);
            work.answer(((Closing.Uncreated) closing).create()).orElseThrow();

            site.settle();
            assertThat(site.mara().view().open()).isEmpty();
            assertThat(site.mara().view().recent())
                    .extracting(RecentEntry::displayName)
                    .containsExactly("Ada");
            var hits = site.mara().search("router ada").orElseThrow();
            assertThat(hits.matches()).isZero();
            assertThat(site.mara().search("1234567").orElseThrow().matches()).isEqualTo(1);
            CustomerId id = site.mara().view().recent().get(0).customer();
            Engagement again = site.mara().reopen(id).orElseThrow();
            assertThat(again.view().journey().items()).singleElement().satisfies(entry -> {
                assertThat(entry.request().orElseThrow().title()).isEqualTo("Router drops at night");
                assertThat(entry.activity().orElseThrow().tags()).containsExactly(new Tag("router"));
                assertThat(entry.comments()).hasSize(1);
            });
        }
    }

    @Test
    @DisplayName("N2 · a save over another agent's change is refused until the changes are loaded")
    void saveWaitsForColleaguesChange() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement mine = site.mara().reopen(ada).orElseThrow();
            Engagement theirs = site.luca().reopen(ada).orElseThrow();
            theirs.edit(edits -> edits.customer().lastName("Bianchi")).orElseThrow();
            theirs.save().orElseThrow();
            mine.edit(edits -> edits.customer().city("Milano")).orElseThrow();

            assertThat(mine.save().refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(RefusalCode.RECORD_STALE);
                assertThat(((Refusal.Stale) refusal).notices()).singleElement().satisfies(notice -> {
                    assertThat(notice.by().name()).isEqualTo("luca");
                    assertThat(notice.fields()).containsExactly(Field.of("lastName"));
                });
            });
            mine.load().orElseThrow();
            mine.save().orElseThrow();
            assertThat(mine.view().customer().stored().values()).hasSize(4);
        }
    }

    @Test
    @DisplayName("R6 · a request closes five days after its last update, at its deadline")
    void requestClosesAfterFiveDays() {
        try (TestSite site = new TestSite()) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            site.clock.advance(Duration.ofDays(6));
            assertThat(site.sdk().tenant().sweep()).isEqualTo(1);
            var entry = site.mara()
                    .reopen(ada)
                    .orElseThrow()
                    .view()
                    .journey()
                    .items()
                    .get(0);
            assertThat(entry.request().orElseThrow().status()).isEqualTo(RequestStatus.CLOSED);
            assertThat(entry.request().orElseThrow().closed())
                    .contains(entry.request().orElseThrow().updated().plus(Duration.ofDays(5)));
        }
    }
}
