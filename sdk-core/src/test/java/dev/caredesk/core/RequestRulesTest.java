package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestId;
import dev.caredesk.request.RequestStatus;
import dev.caredesk.spi.channel.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("requests")
class RequestRulesTest {

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

    @Test
    @DisplayName("R2 · a request has a title and a description, and an activity no text of its own to edit")
    void otherFields() {
        Engagement work = work();
        RequestId request = ViewLookups.request(work);
        ActivityId activity = work.view().activities().get(0).stored().id();

        assertThat(ViewLookups.codes(
                        work.apply(List.of(new Edit.SetField(request, Field.of("city"), Optional.of("Roma"))))))
                .containsExactly(RefusalCode.FIELD_UNKNOWN);
        assertThat(ViewLookups.codes(work.apply(List.of(new Edit.SetField(activity, Field.TITLE, Optional.of("x"))))))
                .containsExactly(RefusalCode.FIELD_UNKNOWN);
        assertThat(work.view().unsaved()).isEmpty();
    }

    @Test
    @DisplayName(
            "R1 · a request belongs to one customer and has title, description, status, created time, and closed time if closed")
    void requestHasItsParts() {
        Engagement work = work();
        RequestId id = work.addRequest("Router", "Drops at night").orElseThrow();
        Request open = read(id);
        assertThat(open.customer()).isEqualTo(ada);
        assertThat(open.title()).isEqualTo("Router");
        assertThat(open.description()).isEqualTo("Drops at night");
        assertThat(open.status()).isEqualTo(RequestStatus.OPEN);
        assertThat(open.created()).isEqualTo(now());
        assertThat(open.closed()).isEmpty();
        site.clock.advance(Duration.ofHours(1));
        work.closeRequest(id).orElseThrow();
        assertThat(read(id).status()).isEqualTo(RequestStatus.CLOSED);
        assertThat(read(id).closed()).contains(now());
        assertThat(read(id).created()).isEqualTo(open.created());
    }

    @Test
    @DisplayName("R2 · title and description are edited on the desk, and blank is absent")
    void editsTitleAndDescription() {
        Engagement work = work();
        RequestId id = ViewLookups.request(work);
        work.edit(edits -> edits.request().title("Router").description("Drops")).orElseThrow();
        assertThat(read(id).title()).isEmpty();
        work.save().orElseThrow();
        assertThat(read(id).title()).isEqualTo("Router");
        assertThat(read(id).description()).isEqualTo("Drops");
        work.edit(edits -> edits.request().title("  ")).orElseThrow();
        work.save().orElseThrow();
        assertThat(read(id).title()).isEmpty();
        assertThat(read(id).description()).isEqualTo("Drops");
    }

    @Test
    @DisplayName("R3 · a new request starts in the engagement, and the current activity can be put in it")
    void addsRequestToEngagement() {
        Engagement work = chat();
        ActivityId activity = ViewLookups.current(work);
        RequestId before = ViewLookups.request(work);
        RequestId alone = work.addRequest("Alone", "").orElseThrow();
        assertThat(ViewLookups.activity(work, activity).request()).contains(before);
        RequestId with = work.perform(new Action.AddRequest("With", "", Optional.of(activity)))
                .orElseThrow();
        assertThat(ViewLookups.activity(work, activity).request()).contains(with);
        assertThat(ViewLookups.request(work)).isEqualTo(with);
        assertThat(read(alone).isOpen()).isTrue();
        assertThat(read(with).title()).isEqualTo("With");
    }

    @Test
    @DisplayName("R3 · a request can be added before Create, and is created with the customer")
    void addsRequestBeforeCreate() {
        Engagement work = site.mara().accept(site.chat("bea@example.org")).orElseThrow();
        RequestId first = ViewLookups.request(work);
        RequestId second = work.perform(new Action.AddRequest("Second", "", Optional.of(ViewLookups.current(work))))
                .orElseThrow();
        work.create().orElseThrow();
        assertThat(ViewLookups.activity(work, ViewLookups.current(work)).request())
                .contains(second);
        assertThat(work.view().requests()).extracting(view -> view.id()).contains(first, second);
    }

    @Test
    @DisplayName("R4 · nothing of a closed request can be changed: no edit, tag, comment or move, and no closing again")
    void closedIsFinal() {
        Engagement work = work();
        RequestId closed = ViewLookups.request(work);
        ActivityId activity = work.view().activities().get(0).stored().id();
        RequestId open = work.addRequest("Open", "").orElseThrow();
        work.closeRequest(closed).orElseThrow();
        List<RefusalCode> refused = List.of(RefusalCode.REQUEST_CLOSED);
        assertThat(ViewLookups.codes(work.edit(edits -> edits.request(closed).title("x"))))
                .isEqualTo(refused);
        assertThat(ViewLookups.codes(work.edit(edits -> edits.request(closed).description("x"))))
                .isEqualTo(refused);
        assertThat(ViewLookups.codes(work.edit(edits -> edits.activity(activity).tag("x"))))
                .isEqualTo(refused);
        assertThat(ViewLookups.codes(work.perform(new Action.AddComment(activity, "x"))))
                .isEqualTo(refused);
        assertThat(ViewLookups.codes(work.move(activity, open))).isEqualTo(refused);
        assertThat(ViewLookups.codes(work.perform(new Action.AddRequest("x", "", Optional.of(activity)))))
                .isEqualTo(refused);
        assertThat(ViewLookups.codes(work.closeRequest(closed))).isEqualTo(refused);
        Engagement live = chat();
        assertThat(ViewLookups.codes(live.move(ViewLookups.current(live), closed)))
                .isEqualTo(refused);
        assertThat(read(closed).title()).isEmpty();
    }

    @Test
    @DisplayName("R4 · a closed request stays closed when its customer comes again: a new request is made")
    void noReopening() {
        Engagement work = work();
        RequestId closed = ViewLookups.request(work);
        work.closeRequest(closed).orElseThrow();
        Engagement live = chat();
        assertThat(ViewLookups.activity(live, ViewLookups.current(live))
                        .request()
                        .orElseThrow())
                .isNotEqualTo(closed);
        assertThat(read(closed).isOpen()).isFalse();
    }

    @Test
    @DisplayName("R4 · a follow-up starts from a closed request and refers to it; from an open one there is none")
    void followUpRefersToClosedRequest() {
        Engagement work = work();
        RequestId closed = ViewLookups.request(work);
        assertThat(ViewLookups.codes(work.followUp(closed))).containsExactly(RefusalCode.REQUEST_OPEN);
        work.closeRequest(closed).orElseThrow();
        RequestId next = work.followUp(closed).orElseThrow();
        assertThat(read(next).followsUp()).contains(closed);
        assertThat(read(next).isOpen()).isTrue();
        assertThat(read(closed).isOpen()).isFalse();
        assertThat(ViewLookups.codes(work.followUp(RequestId.of("nothing"))))
                .containsExactly(RefusalCode.RECORD_UNKNOWN);
    }

    @Test
    @DisplayName("R5 · closed by hand, a live chat in it goes on; its messages are recorded and are no updates")
    void chatGoesOnInClosedRequest() {
        InteractionId id = site.chat("ada@example.org");
        Engagement work = site.mara().accept(id).orElseThrow();
        RequestId request = ViewLookups.request(work);
        work.closeRequest(request).orElseThrow();
        Request before = read(request);
        site.clock.advance(Duration.ofMinutes(5));
        site.channel.message(id, "m1", now(), "Still here");
        site.settle();
        work.reply("So am I").orElseThrow();
        ActivityId activity = ViewLookups.current(work);
        assertThat(ViewLookups.activity(work, activity).isLive()).isTrue();
        assertThat(work.messages(activity, Optional.empty(), 20).orElseThrow().items())
                .hasSize(2);
        assertThat(read(request)).isEqualTo(before);
        assertThat(site.channel.told(Command.Close.class))
                .noneMatch(it -> it.interaction().equals(id));
    }

    @Test
    @DisplayName("R5 · an e-mail of a closed request cannot be answered")
    void refusesReplyToMailOfClosedRequest() {
        Engagement work = mail();
        work.closeRequest(ViewLookups.request(work)).orElseThrow();
        assertThat(ViewLookups.codes(work.reply("Too late"))).containsExactly(RefusalCode.REQUEST_CLOSED);
    }
}
