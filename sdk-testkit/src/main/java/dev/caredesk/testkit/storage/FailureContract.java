package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.callState;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.activity;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.email;
import static dev.caredesk.testkit.storage.Samples.end;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.payload;
import static dev.caredesk.testkit.storage.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.MessageId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Failures of channels, at activities and messages. */
abstract class FailureContract extends InboxTheme {

    private static final Optional<Payload> NOT_SENT = Optional.of(payload("not sent"));
    private static final Optional<Payload> GIVEN_UP = Optional.of(payload("given up"));

    private final StoredCustomer ada = customer("ada");
    private final StoredRequest router = request("router", ada.id());
    private final StoredRequest billing = request("billing", ada.id());
    private final StoredActivity talk = chat("talk", router);
    private final StoredActivity mail = email("mail", router, minute(1));
    private final StoredInteraction said = offer("said");
    private final StoredMessage line = message("line", said.id(), T0);
    private final StoredMessage ringing = callState("ringing", said.id(), T0, CallState.RINGING);

    FailureContract(StorageSource source) {
        super(source);
    }

    private void thereIsATalk() {
        scene.given(ada, router, billing, talk, mail, said, line, ringing);
    }

    private void failed(RecordId record, Optional<Payload> failure) {
        scene.given(minute(5), changes -> changes.failure(new FailureWrite(record, failure)));
    }

    private Optional<Payload> failureOf(MessageId id) {
        return StoredMessage.class.cast(scene.load(id)).failure();
    }

    @Test
    @DisplayName("X5 · an activity has the failure that was written last, or none again, and no other activity has it")
    void ofAnActivity() {
        thereIsATalk();
        for (Optional<Payload> each : List.of(NOT_SENT, GIVEN_UP, Optional.<Payload>empty(), NOT_SENT)) {
            failed(talk.id(), each);
            assertThat(scene.activity(talk.id())).isEqualTo(failing(talk, each));
            assertThat(scene.activity(mail.id())).isEqualTo(mail);
        }
    }

    @Test
    @DisplayName("M4 · a message has the failure that was written last, or none again, and no other message has it")
    void ofAMessage() {
        thereIsATalk();
        for (Optional<Payload> each : List.of(NOT_SENT, GIVEN_UP, Optional.<Payload>empty())) {
            failed(line.id(), each);
            assertThat(scene.load(line.id())).isEqualTo(failing(line, each));
            assertThat(messages(said.id())).containsExactly(failing(line, each), ringing);
        }
        failed(ringing.id(), NOT_SENT);
        assertThat(messages(said.id())).containsExactly(line, failing(ringing, NOT_SENT));
    }

    private static StoredActivity failing(StoredActivity activity, Optional<Payload> failure) {
        return new StoredActivity(
                activity.id(),
                activity.version(),
                activity.customer(),
                activity.request(),
                activity.media(),
                activity.agent(),
                activity.started(),
                activity.engagement(),
                activity.end(),
                failure,
                activity.payload());
    }

    private static StoredMessage failing(StoredMessage message, Optional<Payload> failure) {
        return new StoredMessage(
                message.id(), message.interaction(), message.at(), message.call(), failure, message.payload());
    }

    @Test
    @DisplayName("X5 · a failure is in every read that has the activity or the message, which stay in their places")
    void inEveryRead() {
        thereIsATalk();
        StoredActivity alone = activity("alone", MediaType.VOICE, T0);
        StoredActivity later = activity("later", MediaType.VOICE, minute(1));
        scene.given(alone, later);
        scene.given(changes -> changes.index(Samples.keys(ada.id(), Samples.mail("ada"))));
        List.of(talk.id(), mail.id(), alone.id(), line.id(), ringing.id()).forEach(id -> failed(id, NOT_SENT));

        List<StoredActivity> journey = List.of(failing(mail, NOT_SENT), failing(talk, NOT_SENT));
        assertThat(activities(scene.records()
                        .journey(scene.tenant(), ada.id(), Optional.empty(), 9)
                        .items()))
                .isEqualTo(journey);
        Optional<CustomerFile> file = scene.records().file(scene.tenant(), ada.id(), minute(9), 9);
        Match match = scene.records().match(scene.tenant(), Set.of(Samples.mail("ada")), minute(9), 9);
        for (Optional<CustomerFile> each : List.of(file, match.file())) {
            assertThat(activities(each.orElseThrow().journey().items())).isEqualTo(journey);
            assertThat(each.orElseThrow().newest()).contains(failing(mail, NOT_SENT));
        }
        assertThat(scene.records().unlinked(scene.tenant(), Optional.empty(), 9).items())
                .containsExactly(later, failing(alone, NOT_SENT));
        assertThat(messages(said.id(), MessageOrder.NEWEST_FIRST, Optional.empty(), 9)
                        .items())
                .containsExactly(failing(ringing, NOT_SENT), failing(line, NOT_SENT));
        assertThat(scene.records().lastCallState(scene.tenant(), said.id())).contains(failing(ringing, NOT_SENT));
    }

    private static List<StoredActivity> activities(List<JourneyRow> rows) {
        return rows.stream().flatMap(row -> row.activity().stream()).toList();
    }

    @Test
    @DisplayName("N5 · a failure raises no version, outdates no change, and is no update of the request")
    void raisesNoVersion() {
        thereIsATalk();
        ChangeSet move = scene.changes(changes -> changes.change(Samples.change(moved(mail, billing))));
        ChangeSet failure = scene.changes(minute(9), changes -> changes.failure(new FailureWrite(mail.id(), NOT_SENT)));
        assertThat(scene.storage().commit(failure))
                .isEqualTo(new Committed(failure.id(), failure.purpose(), Map.of(), false));
        failed(line.id(), NOT_SENT);
        assertThat(scene.activity(mail.id()).version()).isEqualTo(Version.FIRST);
        assertThat(scene.request(router.id())).isEqualTo(router);
        assertThat(scene.interaction(said.id())).isEqualTo(said);
        assertThat(scene.storage().commit(move)).isInstanceOf(Committed.class);
        assertThat(scene.wholeJournal()).isEmpty();
    }

    @Test
    @DisplayName("X5 · an activity keeps its failure through moves, changes, holds and its end")
    void activityKeepsIt() {
        thereIsATalk();
        failed(talk.id(), NOT_SENT);
        EngagementId work = EngagementId.of("work");
        scene.given(changes -> changes.change(Samples.change(moved(talk, billing))));
        scene.given(changes -> changes.hold(new Hold(talk.id(), Optional.of(work))));
        scene.given(changes -> changes.end(end(talk.id(), minute(9))));
        scene.given(changes -> changes.hold(new Hold(talk.id(), Optional.empty())));
        StoredActivity moved = scene.activity(talk.id());
        assertThat(moved.failure()).isEqualTo(NOT_SENT);
        assertThat(moved.end()).isPresent();
        assertThat(moved.request()).contains(billing.id());
        failed(talk.id(), Optional.empty());
        assertThat(scene.activity(talk.id())).isEqualTo(failing(moved, Optional.empty()));
    }

    @Test
    @DisplayName("M4 · a message keeps its failure whatever becomes of its interaction, and whatever else is said")
    void messageKeepsIt() {
        thereIsATalk();
        failed(line.id(), NOT_SENT);
        StoredInteraction missed = missed(said, minute(1));
        changed(missed, taken(missed, talk.id(), MARA));
        scene.given(message("later", said.id(), minute(9)));
        assertThat(failureOf(line.id())).isEqualTo(NOT_SENT);
        assertThat(failureOf(new MessageId("later"))).isEmpty();
    }

    @Test
    @DisplayName("X5 · a failure is never refused for what its record is: ended, or of a closed request")
    void neverRefused() {
        thereIsATalk();
        scene.given(changes -> changes.end(end(talk.id(), minute(1))));
        scene.given(changes -> changes.change(Samples.change(closed(router, minute(1)))));
        failed(talk.id(), GIVEN_UP);
        failed(mail.id(), GIVEN_UP);
        assertThat(scene.activity(talk.id()).failure()).isEqualTo(GIVEN_UP);
        assertThat(scene.activity(mail.id()).failure()).isEqualTo(GIVEN_UP);
        assertThat(scene.request(router.id()).times().closed()).contains(minute(1));
    }

    @Test
    @DisplayName("X5 · a commit writes failures of records that it creates, changes or ends, after those")
    void besideItsRecord() {
        scene.given(ada, router, billing, talk, said);
        scene.given(changes -> changes.failure(new FailureWrite(line.id(), NOT_SENT))
                .failure(new FailureWrite(mail.id(), GIVEN_UP))
                .failure(new FailureWrite(talk.id(), NOT_SENT))
                .create(mail)
                .create(line)
                .change(Samples.change(moved(talk, billing)))
                .end(end(talk.id(), minute(1))));
        assertThat(scene.activity(mail.id())).isEqualTo(failing(mail, GIVEN_UP));
        assertThat(failureOf(line.id())).isEqualTo(NOT_SENT);
        assertThat(scene.activity(talk.id()).failure()).isEqualTo(NOT_SENT);
        assertThat(scene.activity(talk.id()).version()).isEqualTo(new Version(2));
        assertThat(scene.activity(talk.id()).end()).isPresent();
    }

    @Test
    @DisplayName("X5 · a record that is created with a failure comes back with it")
    void created() {
        scene.given(ada, router, said);
        scene.given(failing(talk, NOT_SENT), failing(line, GIVEN_UP));
        assertThat(scene.activity(talk.id())).isEqualTo(failing(talk, NOT_SENT));
        assertThat(scene.load(line.id())).isEqualTo(failing(line, GIVEN_UP));
    }

    @Test
    @DisplayName("X5 · a failure of a record that is neither stored nor created is refused as missing")
    void needsItsRecord() {
        scene.given(ada, router, talk, said, line);
        for (RecordId id : List.of(mail.id(), ringing.id())) {
            for (Optional<Payload> each : List.of(NOT_SENT, Optional.<Payload>empty())) {
                assertThat(scene.commit(changes -> changes.failure(new FailureWrite(id, each))
                                .failure(new FailureWrite(talk.id(), NOT_SENT))
                                .failure(new FailureWrite(line.id(), NOT_SENT))))
                        .isEqualTo(new Refused(List.of(new Broken.Missing(id))));
            }
        }
        assertThat(scene.activity(talk.id())).isEqualTo(talk);
        assertThat(scene.load(line.id())).isEqualTo(line);
    }
}
