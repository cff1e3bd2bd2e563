package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.RefusalCode;
import dev.caredesk.Tenant;
import dev.caredesk.TenantSettings;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.RequestView;
import dev.caredesk.event.Event;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import dev.caredesk.request.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("deadlines of requests")
class DeadlineRulesTest {

    private static final Duration DELAY = Duration.ofDays(5);

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

    private Engagement work() {
        return site.mara().reopen(ada).orElseThrow();
    }

    private Engagement chat() {
        return site.mara().accept(site.chat("ada@example.org")).orElseThrow();
    }

    private Engagement mail() {
        return site.mara()
                .accept(site.offer(MediaType.EMAIL, Contact.at(ContactAddress.email("ada@example.org"))))
                .orElseThrow();
    }

    /** The request as somebody sees it who reads it now. */
    private Request read(RequestId id) {
        Engagement reader = site.sdk().desk(AgentId.of("reader")).reopen(ada).orElseThrow();
        Request found = reader.journey(Optional.empty(), 200).orElseThrow().items().stream()
                .map(JourneyEntry::request)
                .flatMap(Optional::stream)
                .filter(request -> request.id().equals(id))
                .findFirst()
                .orElseThrow();
        reader.close().orElseThrow();
        return found;
    }

    private Instant now() {
        return site.clock.instant();
    }

    private void settings(Duration delay) {
        site.sdk()
                .tenant()
                .changeSettings(new TenantSettings(delay, Optional.empty(), Locale.ENGLISH))
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "R6 · a request closes when the deadline is reached and not before; closed time is the deadline, whenever"
                    + " a sweep runs")
    void requestClosesAtDeadline() {
        RequestId id = ViewLookups.request(work());
        Instant deadline = now().plus(DELAY);
        site.clock.set(deadline.minusNanos(1_000));
        assertThat(site.sdk().tenant().sweep()).isZero();
        assertThat(read(id).isOpen()).isTrue();
        site.clock.set(deadline);
        assertThat(read(id).closed()).contains(deadline);
        site.clock.set(deadline.plus(Duration.ofDays(30)));
        assertThat(site.sdk().tenant().sweep()).isEqualTo(1);
        assertThat(read(id).closed()).contains(deadline);
    }

    @Test
    @DisplayName("R6 · the later of the request's last update and of any of its activities counts")
    void laterUpdateCounts() {
        Engagement work = work();
        RequestId id = ViewLookups.request(work);
        site.clock.advance(Duration.ofDays(3));
        work.comment("On the activity").orElseThrow();
        assertThat(read(id).deadline()).contains(now().plus(DELAY));
        site.clock.advance(Duration.ofDays(4));
        work.edit(edits -> edits.request().title("The request")).orElseThrow();
        work.save().orElseThrow();
        assertThat(read(id).deadline()).contains(now().plus(DELAY));
        site.clock.advance(Duration.ofDays(4));
        assertThat(read(id).isOpen()).isTrue();
    }

    @Test
    @DisplayName("R6 · while a chat or call in it is live a request has no deadline; it returns when the last one ends")
    void liveActivityLiftsDeadline() {
        InteractionId first = site.chat("ada@example.org");
        Engagement work = site.mara().accept(first).orElseThrow();
        RequestId id = ViewLookups.request(work);
        InteractionId second = site.offer(MediaType.VOICE, Contact.at(ContactAddress.email("ada@example.org")));
        site.mara().accept(second).orElseThrow();
        assertThat(read(id).deadline()).isEmpty();
        site.clock.advance(Duration.ofDays(20));
        assertThat(site.sdk().tenant().sweep()).isZero();
        site.channel.end(first, now());
        site.settle();
        assertThat(read(id).deadline()).isEmpty();
        site.clock.advance(Duration.ofDays(20));
        assertThat(read(id).isOpen()).isTrue();
        site.channel.end(second, now());
        site.settle();
        assertThat(read(id).deadline()).contains(now().plus(DELAY));
    }

    @Test
    @DisplayName(
            "R6 · the deadline returns when the last live chat is moved away, and the request that gets it has none")
    void moveAwayRestoresDeadline() {
        Engagement work = chat();
        RequestId from = ViewLookups.request(work);
        RequestId to = work.addRequest("To", "").orElseThrow();
        site.clock.advance(Duration.ofDays(9));
        assertThat(read(to).isOpen()).isFalse();
        RequestId other = work.addRequest("Other", "").orElseThrow();
        work.move(ViewLookups.current(work), other).orElseThrow();
        assertThat(read(from).deadline()).contains(now().plus(DELAY));
        assertThat(read(other).deadline()).isEmpty();
    }

    @Test
    @DisplayName(
            "R6 · a clock that was years ahead for one message keeps a request open no longer than the next update says")
    void wrongClockKeepsNothingOpen() {
        Engagement work = chat();
        RequestId id = ViewLookups.request(work);
        Instant right = now();
        site.clock.set(Instant.parse("2038-01-01T00:00:00Z"));
        work.reply("While the clock was wrong").orElseThrow();
        site.clock.set(right.plus(Duration.ofMinutes(1)));
        work.close().orElseThrow();
        assertThat(read(id).deadline()).contains(now().plus(DELAY));
        site.mara().reopen(ada).orElseThrow().comment("Called back").orElseThrow();
        assertThat(read(id).updated()).isEqualTo("2038-01-01T00:00:00Z");
        site.clock.advance(DELAY);
        assertThat(read(id).status()).isEqualTo(RequestStatus.CLOSED);
        assertThat(site.sdk().tenant().sweep()).isEqualTo(1);
    }

    @Test
    @DisplayName("R6 · an open e-mail does not keep a request from closing")
    void openMailHoldsNoRequestOpen() {
        Engagement work = mail();
        RequestId id = ViewLookups.request(work);
        assertThat(read(id).deadline()).contains(now().plus(DELAY));
        site.clock.advance(DELAY);
        assertThat(read(id).isOpen()).isFalse();
    }

    @Test
    @DisplayName("R7 · no reader sees an overdue request as open, without any sweep")
    void overdueRequestIsNeverShownOpen() {
        Engagement work = work();
        RequestId id = ViewLookups.request(work);
        site.clock.advance(DELAY);
        assertThat(ViewLookups.request(work, id).status()).isEqualTo(RequestStatus.CLOSED);
        assertThat(read(id).status()).isEqualTo(RequestStatus.CLOSED);
        assertThat(read(id).closed()).contains(now());
        Engagement another = site.luca().reopen(ada).orElseThrow();
        assertThat(another.view().requests()).noneMatch(RequestView::editable);
        Engagement live = chat();
        assertThat(ViewLookups.activity(live, ViewLookups.current(live))
                        .request()
                        .orElseThrow())
                .isNotEqualTo(id);
    }

    @Test
    @DisplayName("R7 · an update at or after the deadline is refused as for any closed request")
    void updateAfterDeadline() {
        Engagement work = work();
        RequestId id = ViewLookups.request(work);
        ActivityId activity = work.view().activities().get(0).stored().id();
        work.edit(edits -> edits.request().title("Too late")).orElseThrow();
        Engagement tagged = site.luca().reopen(ada).orElseThrow();
        tagged.edit(edits -> edits.activity().tag("late")).orElseThrow();
        site.clock.advance(DELAY);
        List<RefusalCode> refused = List.of(RefusalCode.REQUEST_CLOSED);
        assertThat(ViewLookups.codes(work.save())).containsExactly(RefusalCode.EDITS_UNSAVEABLE);
        assertThat(ViewLookups.codes(tagged.save())).containsExactly(RefusalCode.EDITS_UNSAVEABLE);
        assertThat(ViewLookups.codes(work.edit(edits -> edits.request(id).description("x"))))
                .isEqualTo(refused);
        assertThat(ViewLookups.codes(work.perform(new Action.AddComment(activity, "x"))))
                .isEqualTo(refused);
        assertThat(ViewLookups.codes(work.closeRequest(id))).isEqualTo(refused);
        assertThat(ViewLookups.codes(work.perform(new Action.AddRequest("x", "", Optional.of(activity)))))
                .isEqualTo(refused);
        assertThat(read(id).title()).isEmpty();
        assertThat(read(id).closed()).contains(now());
        work.followUp(id).orElseThrow();
    }

    @Test
    @DisplayName(
            "R8 · a saved edit, a saved tag, a comment, a message in or out, the end of a chat, and a new activity are"
                    + " updates")
    void listsWhatIsAnUpdate() {
        InteractionId chat = site.chat("ada@example.org");
        site.clock.advance(Duration.ofHours(1));
        Engagement work = site.mara().accept(chat).orElseThrow();
        RequestId id = ViewLookups.request(work);
        updated(id);
        work.edit(edits -> edits.request().title("Router")).orElseThrow();
        work.save().orElseThrow();
        updated(id);
        work.edit(edits -> edits.activity().tag("router")).orElseThrow();
        work.save().orElseThrow();
        updated(id);
        work.comment("Called back").orElseThrow();
        updated(id);
        site.channel.message(chat, "m1", now(), "Hello");
        site.settle();
        updated(id);
        work.reply("Hello to you").orElseThrow();
        updated(id);
        site.channel.end(chat, now());
        site.settle();
        updated(id);
        RequestId other = work.addRequest("Other", "").orElseThrow();
        work.move(ViewLookups.current(work), other).orElseThrow();
        site.clock.advance(Duration.ofHours(1));
        work.move(ViewLookups.current(work), id).orElseThrow();
        updated(id);
    }

    private void updated(RequestId id) {
        assertThat(read(id).updated()).isEqualTo(now());
        site.clock.advance(Duration.ofHours(1));
    }

    @Test
    @DisplayName("R8 · draft edits and reading are no updates, and an activity that leaves takes nothing back")
    void listsWhatIsNoUpdate() {
        Engagement work = mail();
        RequestId id = ViewLookups.request(work);
        Instant last = now();
        RequestId other = work.addRequest("Other", "").orElseThrow();
        site.clock.advance(Duration.ofHours(1));
        work.edit(edits -> edits.request(id).title("Unsaved")).orElseThrow();
        work.flush().orElseThrow();
        work.journey(Optional.empty(), 20).orElseThrow();
        work.load().orElseThrow();
        site.luca().reopen(ada).orElseThrow();
        work.move(ViewLookups.current(work), other).orElseThrow();
        assertThat(read(id).updated()).isEqualTo(last);
        assertThat(read(id).deadline()).contains(last.plus(DELAY));
    }

    @Test
    @DisplayName("R8 · an edit of the customer is no update of a request")
    void customerEdit() {
        Engagement work = work();
        Request before = read(ViewLookups.request(work));
        site.clock.advance(Duration.ofHours(1));
        work.edit(edits -> edits.customer().city("Roma")).orElseThrow();
        work.save().orElseThrow();
        assertThat(read(before.id())).isEqualTo(before);
    }

    @Test
    @DisplayName("R8 · a changed delay acts from each request's next update")
    void changedDelay() {
        Engagement work = work();
        RequestId id = ViewLookups.request(work);
        Instant first = now();
        settings(Duration.ofDays(30));
        assertThat(read(id).deadline()).contains(first.plus(DELAY));
        site.clock.advance(Duration.ofDays(1));
        work.comment("Updated").orElseThrow();
        assertThat(read(id).deadline()).contains(now().plus(Duration.ofDays(30)));
        settings(Duration.ofMinutes(1));
        site.clock.advance(Duration.ofDays(29));
        assertThat(read(id).isOpen()).isTrue();
        work.comment("Short now").orElseThrow();
        site.clock.advance(Duration.ofMinutes(1));
        assertThat(read(id).isOpen()).isFalse();
    }

    @Test
    @DisplayName("R8 · the delay is 5 days unless set, 1 minute to 10 years, and kept in the storage")
    void delayRange() {
        assertThat(site.sdk().tenant().settings()).isEqualTo(TenantSettings.DEFAULT);
        assertThat(TenantSettings.DEFAULT.closeAfter()).isEqualTo(DELAY);
        for (Duration bad : List.of(
                Duration.ZERO,
                Duration.ofDays(-1),
                Duration.ofMinutes(1).minusNanos(1),
                Duration.ofDays(3_650).plusNanos(1))) {
            TenantSettings wrong = new TenantSettings(bad, Optional.empty(), Locale.ENGLISH);
            assertThat(ViewLookups.codes(site.sdk().tenant().changeSettings(wrong)))
                    .containsExactly(RefusalCode.SETTING_OUT_OF_RANGE);
        }
        TenantSettings region = new TenantSettings(DELAY, Optional.of("XX"), Locale.ENGLISH);
        assertThat(ViewLookups.codes(site.sdk().tenant().changeSettings(region)))
                .containsExactly(RefusalCode.SETTING_OUT_OF_RANGE);
        settings(Duration.ofMinutes(1));
        settings(Duration.ofDays(3_650));
        TenantSettings set = new TenantSettings(Duration.ofDays(2), Optional.of("IT"), Locale.ITALIAN);
        site.sdk().tenant().changeSettings(set).orElseThrow();
        assertThat(site.process().tenant().settings()).isEqualTo(set);
        assertThat(site.process().tenant().desk(TestSite.MARA).language()).isEqualTo(Locale.ITALIAN);
    }

    @Test
    @DisplayName("R8 · the settings that a process tells are those of now, also right after another has changed them")
    void settingsOfNow() {
        Tenant other = site.process().tenant();
        TenantSettings set = new TenantSettings(Duration.ofDays(2), Optional.of("IT"), Locale.ITALIAN);

        site.sdk().tenant().changeSettings(set).orElseThrow();

        assertThat(other.settings()).isEqualTo(set);
    }

    @Test
    @DisplayName("R9 · sweeps of several nodes close each request once, with one event each")
    void sweepsOfSeveralNodesCloseOnce() {
        CustomerId bea = site.customer("Bea", "bea@example.org");
        Caredesk other = site.process();
        site.clock.advance(Duration.ofDays(6));
        assertThat(site.sdk().tenant().sweep()
                        + other.tenant().sweep()
                        + site.sdk().tenant().sweep())
                .isEqualTo(2);
        List<Event> closings = site.sdk().events().after(Optional.empty(), 1_000).stream()
                .filter(event -> event.kind() == Event.Kind.CLOSED)
                .toList();
        assertThat(closings).hasSize(2).extracting(Event::by).containsOnly(Actor.SYSTEM);
        assertThat(closings).extracting(event -> event.customer().orElseThrow()).containsExactlyInAnyOrder(ada, bea);
    }

    @Test
    @DisplayName("R9 · the SDK sweeps by itself, and a clock that goes back opens nothing again")
    void sdkSweepsByItself() {
        RequestId id = ViewLookups.request(work());
        site.clock.advance(Duration.ofDays(6));
        for (int minute = 0; minute < 30; minute++) {
            site.settle();
        }
        assertThat(site.sdk().tenant().sweep()).isZero();
        site.clock.back(Duration.ofDays(6));
        assertThat(read(id).isOpen()).isFalse();
    }
}
