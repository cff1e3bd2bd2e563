package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what a tag, a comment and a reply are for when they name no activity")
class UsualActivityTest {

    private final TestSite site = new TestSite();

    @AfterEach
    void end() {
        site.close();
    }

    private Engagement chat() {
        site.clock.advance(Duration.ofMinutes(1));
        return site.mara().accept(site.chat("ada@example.org")).orElseThrow();
    }

    /** An engagement of Ada's with three activities, of which the current one is then moved to Bea. */
    private Engagement movedAway() {
        CustomerId bea = site.customer("Bea", "bea@example.org");
        site.customer("Ada", "ada@example.org");
        chat();
        chat();
        Engagement work = chat();
        work.perform(new Action.MoveToCustomer(ViewLookups.current(work), bea)).orElseThrow();
        assertThat(work.view().current()).isEmpty();
        return work;
    }

    private static List<ActivityId> activities(Engagement work) {
        return work.view().activities().stream()
                .map(ActivityView::stored)
                .map(activity -> activity.id())
                .toList();
    }

    private static void sayHere(Engagement work) {
        work.edit(edits -> edits.activity().tag("here")).orElseThrow();
        work.comment("here").orElseThrow();
        work.reply("here").orElseThrow();
    }

    private static void assertSaidOnlyAt(Engagement work, ActivityId expected) {
        for (ActivityView activity : work.view().activities()) {
            ActivityId id = activity.stored().id();
            List<String> said = id.equals(expected) ? List.of("here") : List.of();
            assertThat(activity.tags()).extracting(Tag::text).isEqualTo(said);
            assertThat(work.comments(id).orElseThrow().items())
                    .extracting(Comment::text)
                    .isEqualTo(said);
            assertThat(work.messages(id).orElseThrow().items())
                    .extracting(message -> message.content().text())
                    .isEqualTo(said);
        }
    }

    @Test
    @DisplayName(
            "A5 · after the current activity was moved away, tag, comment and reply are for the newest one that is left")
    void newestLeftIsMeantAfterMove() {
        Engagement work = movedAway();
        ActivityId newest = activities(work).get(1);
        assertThat(work.view().usualActivity()).contains(newest);

        sayHere(work);

        assertSaidOnlyAt(work, newest);
    }

    @Test
    @DisplayName(
            "A4 · without a current activity, the newest one that can be edited is meant, not one of a closed request")
    void newestEditableIsMeant() {
        Engagement work = movedAway();
        List<ActivityId> both = activities(work);
        RequestId other = work.addRequest("Other", "").orElseThrow();
        work.move(both.get(1), other).orElseThrow();
        work.closeRequest(other).orElseThrow();
        assertThat(work.view().usualActivity()).contains(both.get(0));
        assertThat(work.view().currentRequest()).isPresent().isNotEqualTo(Optional.of(other));

        sayHere(work);

        assertSaidOnlyAt(work, both.get(0));
    }

    @Test
    @DisplayName("R2 · an edit of the request is for the open one updated last, where no activity is in an open one")
    void usualRequest() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = site.mara().reopen(ada).orElseThrow();
        RequestId closed = ViewLookups.request(work);
        work.addRequest("Older", "").orElseThrow();
        site.clock.advance(Duration.ofMinutes(1));
        RequestId newest = work.addRequest("Newest", "").orElseThrow();
        work.closeRequest(closed).orElseThrow();

        work.edit(edits -> edits.request().description("Since Monday")).orElseThrow();

        assertThat(work.view().currentRequest()).contains(newest);
        work.save().orElseThrow();
        assertThat(ViewLookups.request(work, newest).description()).isEqualTo("Since Monday");
    }

    @Test
    @DisplayName("T1 · of activities that began at one instant, the one that came last is the newest")
    void lastComeIsNewest() {
        CustomerId bea = site.customer("Bea", "bea@example.org");
        site.customer("Ada", "ada@example.org");
        site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();

        work.perform(new Action.MoveToCustomer(ViewLookups.current(work), bea)).orElseThrow();

        assertThat(work.view().usualActivity()).contains(activities(work).get(1));
    }

    @Test
    @DisplayName("D7 · the activities of an engagement are in the order in which they came, taken up elsewhere too")
    void keepsOrderOfActivities() {
        site.customer("Ada", "ada@example.org");
        ActivityId first = ViewLookups.current(chat());
        ActivityId second = ViewLookups.current(chat());
        Engagement work = chat();

        assertThat(activities(work)).containsExactly(first, second, ViewLookups.current(work));
        Engagement there = site.elsewhere(work);
        assertThat(activities(there)).isEqualTo(activities(work));
        assertThat(there.view().usualActivity()).isEqualTo(there.view().current());
    }
}
