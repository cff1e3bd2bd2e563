package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.RecordType;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.UnknownRecordId;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.event.Event;
import dev.caredesk.request.Request;
import dev.caredesk.request.RequestStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an older client sees of a newer version's values; that nothing else is lost is in {@link ViewJsonNewerTest}. */
class ViewJsonOlderClientTest {

    private static final ViewJson JSON = ViewJson.create();
    private static final ContactAddress ADDRESS = ContactAddress.email("ada@example.org");

    private final TestSite site = new TestSite();

    @AfterEach
    void close() {
        site.close();
    }

    private Engagement engagement() {
        Engagement work = site.mara().accept(site.chat(ADDRESS.value())).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        work.create().orElseThrow();
        return work;
    }

    @Test
    void aViewWithNewNamesIsReadAndTheRestOfItIntact() {
        String view = JSON.write(engagement().view());

        EngagementView newer = JSON.read(
                "{\"brandNew\":{\"a\":[1]},"
                        + view.substring(1)
                                .replace("\"CHAT\"", "\"HOLOGRAM\"")
                                .replace("\"EMAIL\"", "\"PIGEON\"")
                                .replace("\"state\":\"OPEN\"", "\"state\":\"PARKED\""),
                EngagementView.class);

        Activity activity = newer.activities().get(0).stored();
        assertThat(newer.state()).isEqualTo(EngagementState.UNKNOWN);
        assertThat(activity.media()).isEqualTo(MediaType.UNKNOWN);
        assertThat(activity.contact()).isEqualTo(new ContactAddress(ContactAddress.Kind.UNKNOWN, ADDRESS.value()));
        assertThat(JSON.write(newer)
                        .replace("\"media\":\"UNKNOWN\"", "\"media\":\"CHAT\"")
                        .replace("\"kind\":\"UNKNOWN\"", "\"kind\":\"EMAIL\"")
                        .replace("\"state\":\"UNKNOWN\"", "\"state\":\"OPEN\""))
                .isEqualTo(view);
    }

    @Test
    void anEventOfANewKindIsRead() {
        engagement();
        Event created = site.sdk().events().after(Optional.empty(), 10).stream()
                .filter(event -> event.kind() == Event.Kind.CREATED)
                .findFirst()
                .orElseThrow();

        Event newer = JSON.read(JSON.write(created).replace("\"CREATED\"", "\"MERGED\""), Event.class);

        assertThat(newer.kind()).isEqualTo(Event.Kind.UNKNOWN);
        assertThat(newer.record()).isEqualTo(created.record());
    }

    @Test
    void aRequestOfANewStatusMayHaveAClosedTimeOrNone() {
        String open = JSON.write(Samples.A_REQUEST).replace("\"OPEN\"", "\"MERGED\"");

        for (String json : List.of(open, open.replace("\"deadline\"", "\"closed\""))) {
            Request newer = JSON.read(json, Request.class);
            assertThat(newer.status()).isEqualTo(RequestStatus.UNKNOWN);
            assertThat(newer.isOpen()).isFalse();
        }
    }

    @Test
    void anUnknownRefusalKeepsItsCodeAndWhatItSays() {
        String json = "{\"type\":\"SomethingNew\",\"code\":\"x.y\",\"count\":3,\"who\":\"luca\",\"more\":[1]}";
        Refusal.Other expected =
                new Refusal.Other(RefusalCode.of("x.y"), Map.of("type", "SomethingNew", "count", "3", "who", "luca"));

        assertThat(JSON.read(json, Refusal.class)).isEqualTo(expected);
        assertThat(JSON.readList("[" + json + "]", Refusal.class)).containsExactly(expected);
        assertThat(JSON.readOutcome("{\"type\":\"Refused\",\"refusals\":[" + json + "]}", Activity.class))
                .isEqualTo(Outcome.refused(expected));
        assertThat(expected.message(Locale.ENGLISH)).isEqualTo("This is not possible (x.y).");
    }

    @Test
    void aKnownCodeInAnUnknownShapeHasAMessageWithoutHoles() {
        Refusal read = JSON.read("{\"type\":\"New\",\"code\":\"text.too-long\"}", Refusal.class);

        assertThat(read.message(Locale.ENGLISH)).isEqualTo("This is not possible (text.too-long).");
        assertThat(JSON.read("{\"type\":\"New\",\"code\":\"request.closed\"}", Refusal.class)
                        .message(Locale.ENGLISH))
                .isEqualTo("The request is closed; nothing of it can be changed.");
    }

    @Test
    void aRefusalOrSignalThatHasNoTypeOrCodeIsStillMalformed() {
        for (String json : List.of("{\"code\":\"x.y\"}", "{\"type\":7,\"code\":\"x.y\"}", "[]", "\"x\"")) {
            assertThatThrownBy(() -> JSON.read(json, Refusal.class)).isInstanceOf(WrongCallException.class);
        }
        assertThatThrownBy(() -> JSON.read("{\"type\":\"New\"}", Refusal.class))
                .hasMessage("Refusal as JSON: code must not be null");
        assertThatThrownBy(() -> JSON.read("{\"engagement\":\"e1\"}", DeskSignal.class))
                .hasMessage("DeskSignal as JSON: the type is missing or unknown");
    }

    @Test
    void anUnknownSignalKeepsItsNameAndItsEngagement() {
        assertThat(JSON.read("{\"type\":\"CustomerMerged\",\"engagement\":\"e1\",\"into\":\"c2\"}", DeskSignal.class))
                .isEqualTo(new DeskSignal.Unknown("CustomerMerged", Optional.of(EngagementId.of("e1"))));
        assertThat(JSON.read("{\"type\":\"Fire\"}", DeskSignal.class))
                .isEqualTo(new DeskSignal.Unknown("Fire", Optional.empty()));
    }

    @Test
    void anIdOfAnUnknownKindKeepsItsText() {
        DeskSignal.DraftMoved moved = (DeskSignal.DraftMoved) JSON.read(
                "{\"type\":\"DraftMoved\",\"engagement\":\"e1\",\"revision\":8,"
                        + "\"bothChanged\":{\"invoice/7\":[\"total\"],\"request/r1\":[\"title\"]}}",
                DeskSignal.class);

        UnknownRecordId invoice = new UnknownRecordId("invoice", "7");
        assertThat(moved.bothChanged())
                .containsOnly(
                        Map.entry(invoice, List.of(Field.of("total"))),
                        Map.entry(Samples.REQUEST, List.of(Field.TITLE)));
        assertThat(invoice.type()).isEqualTo(RecordType.UNKNOWN);
        assertThat(JSON.write(moved)).contains("\"invoice/7\"");
    }

    @Test
    void aListKeepsItsUnknownElements() {
        String json = JSON.write(Samples.CONTENT).replace("[\"NO_DATE\"]", "[\"DREAMT\",\"NO_DATE\",\"SUNG\"]");

        assertThat(JSON.read(json, Content.class).notes())
                .containsExactly(ContentNote.UNKNOWN, ContentNote.NO_DATE, ContentNote.UNKNOWN);
        assertThat(JSON.readList("[\"DREAMT\",\"BULK\"]", ContentNote.class))
                .containsExactly(ContentNote.UNKNOWN, ContentNote.BULK);
        assertThat(JSON.readPage("{\"items\":[" + activity() + "]}", Activity.class)
                        .items())
                .extracting(Activity::media)
                .containsExactly(MediaType.UNKNOWN);
    }

    private static String activity() {
        return JSON.write(Samples.AN_ACTIVITY).replace("\"CHAT\"", "\"HOLOGRAM\"");
    }

    @Test
    void aNoticeOfAnUnknownActorAndRecordHasAMessage() {
        StaleNotice notice = JSON.read(
                "{\"record\":\"invoice/7\",\"by\":{\"kind\":\"ROBOT\",\"name\":\"r2\"},"
                        + "\"at\":\"2026-11-02T22:00:00Z\",\"fields\":[\"title\"]}",
                StaleNotice.class);

        assertThat(notice.by()).isEqualTo(new Actor(Actor.Kind.UNKNOWN, "r2"));
        assertThat(notice.message(Locale.ENGLISH))
                .isEqualTo("This record was changed meanwhile (title). Load the changes to go on.");
        assertThat(notice.message(Locale.FRENCH))
                .isEqualTo("Entre-temps, cet élément a été modifié\u00A0: enregistrement (titre)."
                        + " Chargez les modifications pour continuer.");
    }

    @Test
    void aNumberIsNoName() {
        assertThatThrownBy(() -> JSON.read("7", MediaType.class)).isInstanceOf(WrongCallException.class);
    }
}
