package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.request.RequestId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("activities, comments and messages")
class ActivityRulesTest {

    private final TestSite site = new TestSite();
    private CustomerId ada = CustomerId.of("none");

    @BeforeEach
    void known() {
        ada = site.customer("Ada", "ada@example.org");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Engagement chat(String email) {
        return site.mara().accept(site.chat(email)).orElseThrow();
    }

    private static Activity current(Engagement work) {
        return ViewLookups.activity(work, ViewLookups.current(work));
    }

    @Test
    @DisplayName(
            "A1 · an accept creates the activity, with media type, direction, contact address, start time and agent")
    void acceptCreatesActivity() {
        Set<MediaType> known = EnumSet.complementOf(EnumSet.of(MediaType.UNKNOWN));
        for (MediaType media : known) {
            site.clock.advance(Duration.ofMinutes(1));
            InteractionId id = site.offer(media, Contact.at(ContactAddress.email("ada@example.org")));
            Activity activity = current(site.mara().accept(id).orElseThrow());
            assertThat(activity.media()).isEqualTo(media);
            assertThat(activity.direction()).isEqualTo(Direction.INBOUND);
            assertThat(activity.contact()).isEqualTo(ContactAddress.email("ada@example.org"));
            assertThat(activity.interaction()).isEqualTo(id);
            assertThat(activity.started()).isEqualTo(site.clock.instant());
            assertThat(activity.agent()).isEqualTo(TestSite.MARA);
            assertThat(activity.isLive()).isTrue();
        }
    }

    @Test
    @DisplayName("A1 · an agent starts an activity outbound, from an engagement")
    void agentStartsActivity() {
        Engagement work = site.mara().reopen(ada).orElseThrow();
        ContactAddress to = ContactAddress.email("ada@example.org");
        ActivityId id = work.start(site.channel.id(), MediaType.CHAT, to).orElseThrow();
        assertThat(ViewLookups.current(work)).isEqualTo(id);
        assertThat(current(work).direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(current(work).contact()).isEqualTo(to);
        assertThat(current(work).customer()).contains(ada);
        assertThat(current(work).agent()).isEqualTo(TestSite.MARA);
    }

    @Test
    @DisplayName(
            "A2 · for a known customer the activity goes into the most recently updated open request, whoever made it")
    void activityGoesIntoNewestRequest() {
        Engagement mine = site.mara().reopen(ada).orElseThrow();
        Engagement theirs = site.luca().reopen(ada).orElseThrow();
        site.clock.advance(Duration.ofMinutes(1));
        RequestId newest = theirs.addRequest("Newest", "").orElseThrow();
        Engagement work = chat("ada@example.org");
        assertThat(work.id()).isEqualTo(mine.id());
        assertThat(current(work).request()).contains(newest);
    }

    @Test
    @DisplayName("A2 · where there is no open request a new one without title is made")
    void makesUntitledRequest() {
        Engagement work = site.mara().reopen(ada).orElseThrow();
        RequestId closed = ViewLookups.request(work);
        work.closeRequest(closed).orElseThrow();
        Engagement live = chat("ada@example.org");
        RequestId made = current(live).request().orElseThrow();
        assertThat(made).isNotEqualTo(closed);
        assertThat(ViewLookups.request(live, made).title()).isEmpty();
        assertThat(ViewLookups.request(live, made).isOpen()).isTrue();
    }

    @Test
    @DisplayName("A2 · for a new customer the activity alone is committed, until Create links it")
    void commitsActivityAloneBeforeCreate() {
        Engagement work = chat("bea@example.org");
        assertThat(current(work).customer()).isEmpty();
        assertThat(current(work).request()).isEmpty();
        assertThat(work.view().requests())
                .singleElement()
                .satisfies(view -> assertThat(view.stored()).isEmpty());
        work.create().orElseThrow();
        assertThat(current(work).customer()).contains(work.view().customer().id());
        assertThat(current(work).request()).contains(ViewLookups.request(work));
    }

    @Test
    @DisplayName("A3 · tags are added and removed on the activity; removing one that it has not is refused")
    void addsAndRemovesTags() {
        Engagement work = site.mara().reopen(ada).orElseThrow();
        work.edit(edits -> edits.activity().tag("one").tag("two")).orElseThrow();
        work.save().orElseThrow();
        work.edit(edits -> edits.activity().untag("one").tag("three")).orElseThrow();
        work.save().orElseThrow();
        assertThat(ViewLookups.codes(work.edit(edits -> edits.activity().untag("one"))))
                .containsExactly(RefusalCode.TAG_UNKNOWN);
        work.close().orElseThrow();
        assertThat(ViewLookups.tags(site.luca().reopen(ada).orElseThrow())).containsExactly("two", "three");
    }

    @Test
    @DisplayName("A4 · after a reopen the newest activity is editable and stays so until Close, whatever others create")
    void newestActivityStaysEditable() {
        Engagement work = site.mara().reopen(ada).orElseThrow();
        ActivityId newest = work.view().activities().get(0).stored().id();
        assertThat(work.view().current()).isEmpty();
        Engagement later = site.luca().accept(site.chat("ada@example.org")).orElseThrow();
        ActivityId others = ViewLookups.current(later);
        work.load().orElseThrow();
        work.edit(edits -> edits.activity(newest).tag("mine")).orElseThrow();
        work.save().orElseThrow();
        assertThat(ViewLookups.codes(work.edit(edits -> edits.activity(others).tag("not mine"))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
        assertThat(ViewLookups.codes(work.perform(new Action.AddComment(others, "not mine"))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
    }

    @Test
    @DisplayName(
            "A4 · what was accepted in the engagement stays editable when more comes; older activities are read-only")
    void acceptedActivityStaysEditable() {
        Engagement work = chat("ada@example.org");
        ActivityId first = ViewLookups.current(work);
        ActivityId older = work.journey(Optional.empty(), 20).orElseThrow().items().stream()
                .flatMap(entry -> entry.activity().stream())
                .map(Activity::id)
                .filter(id -> !id.equals(first))
                .findFirst()
                .orElseThrow();
        chat("ada@example.org");
        assertThat(work.view().activities()).hasSize(2).allMatch(ActivityView::editable);
        work.edit(edits -> edits.activity(first).tag("first")).orElseThrow();
        work.save().orElseThrow();
        assertThat(ViewLookups.codes(work.edit(edits -> edits.activity(older).tag("older"))))
                .containsExactly(RefusalCode.RECORD_READ_ONLY);
        RequestId other = work.addRequest("Other", "").orElseThrow();
        work.move(older, other).orElseThrow();
    }

    @Test
    @DisplayName("A4 · all activities of the customer can be read; those of another customer are unknown here")
    void readsAllActivitiesOfCustomer() {
        Engagement foreigner =
                site.luca().reopen(site.customer("Bea", "bea@example.org")).orElseThrow();
        ActivityId foreign = foreigner.view().activities().get(0).stored().id();
        Engagement first = chat("ada@example.org");
        ActivityId older = ViewLookups.current(first);
        first.comment("Called").orElseThrow();
        first.close().orElseThrow();
        chat("ada@example.org").close().orElseThrow();

        Engagement work = site.mara().reopen(ada).orElseThrow();

        assertThat(work.view().activities())
                .noneMatch(view -> view.stored().id().equals(older));
        assertThat(work.comments(older).orElseThrow().items()).hasSize(1);
        assertThat(work.messages(older).isDone()).isTrue();
        assertThat(ViewLookups.codes(work.comments(foreign))).containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(ViewLookups.codes(work.messages(foreign))).containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(ViewLookups.codes(work.edit(edits -> {
                    edits.activity(older).tag("x");
                    edits.activity(foreign).tag("x");
                })))
                .containsExactlyInAnyOrder(RefusalCode.RECORD_READ_ONLY, RefusalCode.RECORD_UNKNOWN);
    }

    @Test
    @DisplayName(
            "A5 · an activity that was live in another engagement can be moved as soon as it has ended, heard of or not")
    void endedElsewhere() {
        Engagement theirs = site.luca().accept(site.chat("ada@example.org")).orElseThrow();
        ActivityId live = ViewLookups.current(theirs);
        try (SecondProcess there = SecondProcess.of(site, builder -> builder)) {
            Engagement mine = there.desk(TestSite.MARA).reopen(ada).orElseThrow();
            RequestId other = mine.addRequest("Other", "").orElseThrow();
            theirs.close().orElseThrow();

            mine.move(live, other).orElseThrow();

            assertThat(ViewLookups.activity(mine, live).request()).contains(other);
        }
    }

    @Test
    @DisplayName("A5 · an activity moves to another open request of its customer, and not to one of another customer")
    void movesToOpenRequestOfCustomer() {
        Engagement work = chat("ada@example.org");
        RequestId other = work.addRequest("Other", "").orElseThrow();
        work.move(ViewLookups.current(work), other).orElseThrow();
        assertThat(current(work).request()).contains(other);
        CustomerId bea = site.customer("Bea", "bea@example.org");
        RequestId foreign = ViewLookups.request(site.luca().reopen(bea).orElseThrow());
        assertThat(ViewLookups.codes(work.move(ViewLookups.current(work), foreign)))
                .containsExactly(RefusalCode.REQUEST_OTHER_CUSTOMER);
        assertThat(ViewLookups.codes(work.move(ViewLookups.current(work), RequestId.of("nothing"))))
                .containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(ViewLookups.codes(work.move(ActivityId.of("nothing"), other)))
                .containsExactly(RefusalCode.RECORD_UNKNOWN);
    }

    @Test
    @DisplayName(
            "A5 · to another customer it takes the live interaction and the draft's tags along; the old engagement stays open")
    void movesToOtherCustomer() {
        CustomerId bea = site.customer("Bea", "bea@example.org");
        Engagement old = chat("ada@example.org");
        ActivityId activity = ViewLookups.current(old);
        old.edit(edits -> edits.activity().tag("unsaved")).orElseThrow();
        old.perform(new Action.MoveToCustomer(activity, bea)).orElseThrow();
        assertThat(old.view().state()).isEqualTo(EngagementState.OPEN);
        assertThat(old.view().current()).isEmpty();
        assertThat(old.view().unsaved()).isEmpty();
        assertThat(site.mara().view().open()).hasSize(2);
        Engagement now = site.mara().reopen(bea).orElseThrow();
        assertThat(ViewLookups.current(now)).isEqualTo(activity);
        assertThat(current(now).customer()).contains(bea);
        assertThat(current(now).isLive()).isTrue();
        assertThat(current(now).tags()).isEmpty();
        assertThat(ViewLookups.tags(now)).containsExactly("unsaved");
    }

    @Test
    @DisplayName("A5 · no move while the activity is live in another engagement")
    void refusesMoveWhileLiveElsewhere() {
        Engagement theirs = site.luca().accept(site.chat("ada@example.org")).orElseThrow();
        ActivityId live = ViewLookups.current(theirs);
        Engagement mine = site.mara().reopen(ada).orElseThrow();
        RequestId other = mine.addRequest("Other", "").orElseThrow();
        assertThat(ViewLookups.codes(mine.move(live, other))).containsExactly(RefusalCode.ACTIVITY_LIVE_ELSEWHERE);
        theirs.close().orElseThrow();
        mine.load().orElseThrow();
        mine.move(live, other).orElseThrow();
    }

    @Test
    @DisplayName("A6 · the channel's end ends the activity and leaves the customer open")
    void channelEndsActivity() {
        InteractionId id = site.chat("ada@example.org");
        Engagement work = site.mara().accept(id).orElseThrow();
        site.channel.end(id, site.clock.instant());
        site.settle();
        assertThat(current(work).end().orElseThrow().reason()).isEqualTo(EndReason.ENDED_BY_CHANNEL);
        assertThat(work.view().state()).isEqualTo(EngagementState.OPEN);
        assertThat(site.mara().view().open()).hasSize(1);
        work.comment("Still editable").orElseThrow();
        assertThat(ViewLookups.codes(work.reply("Gone"))).containsExactly(RefusalCode.ACTIVITY_ENDED);
    }

    @Test
    @DisplayName("A6 · Close ends what is still live")
    void closeEndsActivity() {
        Engagement work = chat("ada@example.org");
        ActivityId activity = ViewLookups.current(work);
        work.close().orElseThrow();
        Activity ended = ViewLookups.activity(site.luca().reopen(ada).orElseThrow(), activity);
        assertThat(ended.end().orElseThrow().reason()).isEqualTo(EndReason.CLOSED_BY_AGENT);
    }

    @Test
    @DisplayName(
            "A7 · an activity whose customer was never created stays with its comments, is listed newest first, and can be linked")
    void listsUnlinkedActivity() {
        for (String name : List.of("first", "second")) {
            site.clock.advance(Duration.ofMinutes(1));
            Engagement work = chat(name + "@example.org");
            work.comment("About " + name).orElseThrow();
            assertThat(site.mara().unlinked(Optional.empty(), 20).orElseThrow().items())
                    .extracting(activity -> activity.contact().value())
                    .doesNotContain(name + "@example.org");
            work.answer(work.close().question().orElseThrow().discard()).orElseThrow();
        }
        List<Activity> left =
                site.luca().unlinked(Optional.empty(), 20).orElseThrow().items();
        assertThat(left)
                .extracting(activity -> activity.contact().value())
                .containsExactly("second@example.org", "first@example.org");
        assertThat(left).allSatisfy(activity -> {
            assertThat(activity.customer()).isEmpty();
            assertThat(activity.request()).isEmpty();
        });
        ActivityId second = left.get(0).id();
        Engagement linked = site.luca().link(second, ada).orElseThrow();
        assertThat(ViewLookups.activity(linked, second).customer()).contains(ada);
        assertThat(ViewLookups.activity(linked, second).request()).isPresent();
        assertThat(linked.comments(second, Optional.empty(), 20).orElseThrow().items())
                .extracting(Comment::text)
                .containsExactly("About second");
        assertThat(ViewLookups.codes(site.mara().link(second, ada))).containsExactly(RefusalCode.ACTIVITY_LINKED);
        assertThat(ViewLookups.codes(site.mara().link(ActivityId.of("nothing"), ada)))
                .containsExactly(RefusalCode.RECORD_UNKNOWN);
        assertThat(site.mara().unlinked(Optional.empty(), 20).orElseThrow().items())
                .hasSize(1);
    }

    @Test
    @DisplayName("M1 · comments belong to one activity, with author and time, newest first")
    void listsCommentsNewestFirst() {
        Engagement work = site.mara().reopen(ada).orElseThrow();
        ActivityId activity = work.view().activities().get(0).stored().id();
        work.comment("one").orElseThrow();
        site.clock.advance(Duration.ofMinutes(1));
        Engagement theirs = site.luca().reopen(ada).orElseThrow();
        theirs.comment("two").orElseThrow();
        List<Comment> comments =
                work.comments(activity, Optional.empty(), 20).orElseThrow().items();
        assertThat(comments).extracting(Comment::text).containsExactly("two", "one");
        assertThat(comments).extracting(Comment::author).containsExactly(TestSite.LUCA, TestSite.MARA);
        assertThat(comments.get(0).at()).isEqualTo(site.clock.instant());
        assertThat(comments).extracting(Comment::activity).containsOnly(activity);
    }

    @Test
    @DisplayName("M2 · a comment has 1 to 2,000 characters")
    void limitsComment() {
        Engagement work = site.mara().reopen(ada).orElseThrow();
        for (String empty : List.of("", " ", "\n\t")) {
            assertThat(ViewLookups.codes(work.comment(empty))).containsExactly(RefusalCode.TEXT_EMPTY);
        }
        work.comment("x").orElseThrow();
        assertThat(ViewLookups.codes(work.comment("x".repeat(2_001)))).containsExactly(RefusalCode.TEXT_TOO_LONG);
    }

    @Test
    @DisplayName(
            "M3 · what a channel reports after closing is recorded once, changes no closed request and reopens nothing")
    void recordsReportsAfterClosing() {
        InteractionId id = site.chat("ada@example.org");
        Engagement work = site.mara().accept(id).orElseThrow();
        ActivityId activity = ViewLookups.current(work);
        RequestId request = ViewLookups.request(work);
        work.closeRequest(request).orElseThrow();
        var closed = ViewLookups.request(work, request);
        work.close().orElseThrow();
        site.clock.advance(Duration.ofDays(1));
        for (int times = 0; times < 2; times++) {
            site.channel.message(id, "late", site.clock.instant(), "One more thing");
            site.settle();
        }
        assertThat(site.mara().view().open()).isEmpty();
        Engagement again = site.luca().reopen(ada).orElseThrow();
        assertThat(again.messages(activity, Optional.empty(), 20).orElseThrow().items())
                .extracting(message -> message.content().text())
                .containsExactly("One more thing");
        assertThat(again.view().journey().items().get(0).request().orElseThrow())
                .isEqualTo(closed);
    }
}
