package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.chat;
import static dev.caredesk.testkit.storage.Samples.closed;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.moved;
import static dev.caredesk.testkit.storage.Samples.payload;
import static dev.caredesk.testkit.storage.Samples.request;
import static dev.caredesk.testkit.storage.Samples.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Version;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.CommitResult.Stale;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Touch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Records, their versions, and what a ChangeSet may rely on. */
abstract class VersionContract extends StorageTheme {

    private final StoredCustomer ada = customer("ada");
    private final StoredRequest router = request("router", ada.id());
    private final StoredRequest billing = request("billing", ada.id());
    private final StoredActivity talk = chat("talk", router);
    private final StoredInteraction said = offer("said");

    VersionContract(StorageSource source) {
        super(source);
    }

    @Test
    @DisplayName("T1 · records come back as they were written, with microseconds")
    void recordsComeBack() {
        List<Stored> records = List.of(
                ada,
                router,
                talk,
                Samples.comment("note", talk.id(), minute(1)),
                said,
                Samples.message("line", said.id(), minute(2)));
        scene.given(records.toArray(Stored[]::new));
        assertThat(scene.records()
                        .load(scene.tenant(), records.stream().map(Stored::id).toList()))
                .containsExactlyInAnyOrderElementsOf(records);
    }

    @Test
    @DisplayName("L5 · any text that may be stored comes back as it is")
    void anyText() {
        String text = "\uD83D\uDE00 é e\u0301 שלום \u202E ﷽ \\u0041 ' \" % _ \\\\ \u2028 " + "x".repeat(250_000);
        StoredCustomer odd =
                new StoredCustomer(CustomerId.of("Ünï 'c%_\uD83D\uDE00"), Version.FIRST, T0, T0, new Payload(text));
        scene.given(odd);
        assertThat(scene.customer(odd.id())).isEqualTo(odd);
    }

    @Test
    @DisplayName("L5 · ids that differ in case or accents only are different ids")
    void idsAreExact() {
        scene.given(customer("e"), customer("E"), customer("é"), customer("e\u0301"));
        assertThat(scene.customer(CustomerId.of("E")).payload()).isEqualTo(payload("E"));
        assertThat(scene.customer(CustomerId.of("e\u0301")).payload()).isEqualTo(payload("e\u0301"));
    }

    @Test
    @DisplayName("a record that is not there is left out of a load, and one that is named twice comes once")
    void loadLeavesOut() {
        scene.given(ada);
        assertThat(scene.records().load(scene.tenant(), List.of(ada.id(), ada.id(), billing.id())))
                .containsExactly(ada);
        assertThat(scene.records().load(scene.tenant(), List.of())).isEmpty();
    }

    @Test
    @DisplayName("N2 · a write based on an older version is refused with the record as it is now")
    void olderVersionIsStale() {
        scene.given(ada);
        StoredCustomer second = edited(ada, minute(1), "second");
        scene.given(changes -> changes.change(change(second)));

        CommitResult result = scene.commit(changes -> changes.change(change(edited(ada, minute(2), "mine"))));

        assertThat(result).isEqualTo(new Stale(List.of(second)));
        assertThat(scene.customer(ada.id())).isEqualTo(second);
    }

    @Test
    @DisplayName("N2 · all stale records are given together, requests and activities too, and only those")
    void allStaleTogether() {
        scene.given(ada, router, billing, talk);
        scene.given(changes -> changes.change(change(edited(router, "second"))).change(change(moved(talk, billing))));

        CommitResult result = scene.commit(changes -> changes.change(change(edited(router, "mine")))
                .change(change(moved(talk, router)))
                .change(change(edited(ada, T0, "mine"))));

        assertThat(((Stale) result).current())
                .containsExactlyInAnyOrder(scene.request(router.id()), scene.activity(talk.id()));
        assertThat(scene.customer(ada.id())).isEqualTo(ada);
    }

    @Test
    @DisplayName("N2 · a stale request alone, with an update or without, and a stale activity alone are refused")
    void eachStaleAlone() {
        scene.given(ada, router, billing, talk);
        scene.given(changes -> changes.change(change(edited(router, "second"))).change(change(moved(talk, billing))));
        Stale request = new Stale(List.of(scene.request(router.id())));
        assertThat(scene.commit(changes -> changes.change(change(edited(router, "mine")))))
                .isEqualTo(request);
        assertThat(scene.commit(changes ->
                        changes.change(change(edited(router, "mine"))).touch(touch(router.id()))))
                .isEqualTo(request);
        assertThat(scene.commit(changes -> changes.change(change(edited(router, "mine")))
                        .touch(new Touch(router.id(), Samples.DELAY, false, true))))
                .isEqualTo(request);
        assertThat(scene.commit(changes -> changes.change(change(talk.rewritten(new Version(2), payload("mine"))))))
                .isEqualTo(new Stale(List.of(scene.activity(talk.id()))));
    }

    @Test
    @DisplayName("N2 · a version that is not there yet is refused too")
    void newerVersionIsStale() {
        scene.given(ada);
        StoredCustomer third = edited(edited(ada, T0, "second"), T0, "third");
        assertThat(scene.commit(changes -> changes.change(change(third)))).isEqualTo(new Stale(List.of(ada)));
    }

    @Test
    @DisplayName("N2 · what is required at a version is refused when it has another, and only relied on otherwise")
    void requiredVersion() {
        scene.given(ada, router, Samples.customer("bob"));
        scene.given(changes -> changes.change(change(edited(ada, T0, "second"))));

        assertThat(scene.commit(changes -> changes.require(new Require.AtVersion(ada.id(), Version.FIRST))))
                .isEqualTo(new Stale(List.of(scene.customer(ada.id()))));
        assertThat(scene.commit(changes -> changes.require(new Require.AtVersion(ada.id(), new Version(2)))))
                .isInstanceOf(Committed.class);
        assertThat(scene.customer(ada.id()).version()).isEqualTo(new Version(2));
    }

    @Test
    @DisplayName("N2 · requests and activities can be required at a version, comments and messages to be there")
    void requiredOfEachType() {
        StoredMessage line = Samples.message("line", said.id(), T0);
        scene.given(ada, router, billing, talk, Samples.request("other", ada.id()), Samples.chat("other", router));
        scene.given(changes -> changes.change(change(moved(talk, billing))).change(change(edited(router, "second"))));
        assertThat(scene.commit(changes -> changes.require(new Require.AtVersion(talk.id(), Version.FIRST))))
                .isEqualTo(new Stale(List.of(scene.activity(talk.id()))));
        assertThat(scene.commit(changes -> changes.require(new Require.AtVersion(router.id(), Version.FIRST))))
                .isEqualTo(new Stale(List.of(scene.request(router.id()))));
        assertThat(scene.commit(changes -> changes.require(new Require.Exists(line.id()))))
                .isEqualTo(new Refused(List.of(new Broken.Missing(line.id()))));
        scene.given(said, line, Samples.comment("note", talk.id(), T0));
        assertThat(scene.commit(changes -> changes.require(new Require.Exists(line.id()))
                        .require(new Require.Exists(new CommentId("note")))
                        .require(new Require.AtVersion(talk.id(), new Version(2)))))
                .isInstanceOf(Committed.class);
    }

    @Test
    @DisplayName("L5 · long and decomposed texts come back as they are, in each payload")
    void anyTextEverywhere() {
        Payload odd = new Payload("{\"value\":\"e\u0301 " + "\uD83D\uDE00x".repeat(40_000) + "  \"}");
        StoredRequest request = router.rewritten(router.version(), odd);
        StoredActivity activity = Samples.in(talk.rewritten(talk.version(), odd), request);
        StoredComment note = new StoredComment(new CommentId("note"), talk.id(), MARA, T0, odd);
        StoredMessage line =
                new StoredMessage(new MessageId("line"), said.id(), T0, Optional.empty(), Optional.of(odd), odd);
        StoredCommand command = new StoredCommand(CommandId.of("k"), said.id(), odd);
        JournalEntry entry = new JournalEntry(
                ada.id(),
                Optional.of(Version.FIRST),
                Optional.of(ada.id()),
                Event.Kind.CHANGED,
                List.of(Field.of("z"), Field.of("a"), Field.of("m")),
                odd);
        scene.given(changes -> changes.create(ada)
                .create(request)
                .create(activity)
                .create(note)
                .create(said)
                .create(line)
                .draft(new DraftWrite(EngagementId.of("e1"), MARA, Optional.empty(), 0, 1, Optional.of(odd)))
                .failure(new FailureWrite(line.id(), Optional.of(odd)))
                .command(command)
                .parking(new LaneParking(said.id(), Optional.of(odd)))
                .journal(entry)
                .settings(odd));
        assertThat(scene.records().load(scene.tenant(), List.of(request.id(), activity.id(), note.id(), line.id())))
                .containsExactlyInAnyOrder(request, activity, note, line);
        assertThat(scene.desks().draft(scene.tenant(), EngagementId.of("e1")))
                .map(StoredDraft::document)
                .contains(odd);
        assertThat(scene.lane(said.id()))
                .contains(new StoredLane(said.id(), List.of(command), Optional.empty(), Optional.of(odd)));
        assertThat(scene.desks().settings(scene.tenant())).contains(odd);
        assertThat(scene.wholeJournal()).extracting(row -> row.entry()).containsExactly(entry);

        scene.given(changes -> changes.change(change(edited(ada, T0, "x")))
                .change(new RecordChange.RequestChange(router.id(), Version.FIRST, Optional.empty(), odd)));
        assertThat(scene.request(router.id()).payload()).isEqualTo(odd);
    }

    @Test
    @DisplayName("N2 · a change, or a requirement, of a record that is not there is refused as missing")
    void missing() {
        StoredCustomer bob = Samples.customer("bob");
        StoredRequest open = Samples.request("open", bob.id());
        StoredActivity chat = Samples.chat("chat", open);
        scene.given(
                bob, open, chat, said, Samples.message("said", said.id(), T0), Samples.comment("noted", chat.id(), T0));
        Refused missing = new Refused(List.of(new Broken.Missing(ada.id())));
        assertThat(scene.commit(changes -> changes.change(change(edited(ada, T0, "second")))))
                .isEqualTo(missing);
        assertThat(scene.commit(changes -> changes.require(new Require.AtVersion(ada.id(), Version.FIRST))))
                .isEqualTo(missing);
        List.of(ada.id(), router.id(), talk.id(), new CommentId("note"), new MessageId("line"))
                .forEach(id -> assertThat(scene.commit(changes -> changes.require(new Require.Exists(id))))
                        .isEqualTo(new Refused(List.of(new Broken.Missing(id)))));
        assertThat(scene.commit(changes -> changes.require(new Require.Open(router.id()))))
                .isEqualTo(new Refused(List.of(new Broken.Missing(router.id()))));
    }

    @Test
    @DisplayName("R4 · what requires an open request, or updates one, is refused once it is closed by hand")
    void requiresOpen() {
        scene.given(ada, router);
        assertThat(scene.commit(changes -> changes.require(new Require.Open(router.id()))))
                .isInstanceOf(Committed.class);
        scene.given(changes -> changes.change(change(closed(router, T0))));
        Refused refused = new Refused(List.of(new Broken.RequestClosed(router.id())));
        assertThat(scene.commit(changes -> changes.require(new Require.Open(router.id()))))
                .isEqualTo(refused);
        assertThat(scene.commit(changes -> changes.touch(touch(router.id())))).isEqualTo(refused);
        StoredRequest present = scene.request(router.id());
        RecordChange mine =
                new RecordChange.RequestChange(router.id(), present.version(), Optional.empty(), payload("mine"));
        assertThat(scene.commit(changes -> changes.change(mine).touch(touch(router.id()))))
                .isEqualTo(refused);
        assertThat(scene.request(router.id())).isEqualTo(present);
    }

    @Test
    @DisplayName(
            "A2 · what requires a customer without an open request is refused with the open one that was updated last")
    void requiresNoOpenRequest() {
        StoredRequest billing = request("billing", ada.id());
        StoredCustomer bob = customer("bob");
        scene.given(ada, bob, router, billing, request("bobs", bob.id()));
        scene.given(minute(1), changes -> changes.touch(touch(router.id())));
        StoredRequest shut = request("shut", ada.id(), minute(2));
        scene.given(shut);
        scene.given(minute(2), changes -> changes.change(change(closed(shut, minute(2)))));

        assertThat(scene.commit(changes -> changes.require(new Require.NoOpenRequest(ada.id()))))
                .isEqualTo(new Refused(List.of(new Broken.RequestOpen(router.id()))));

        scene.given(changes ->
                changes.change(change(closed(billing, minute(1)))).change(change(closed(router, minute(1)))));
        assertThat(scene.commit(changes ->
                        changes.require(new Require.NoOpenRequest(ada.id())).create(request("next", ada.id()))))
                .isInstanceOf(Committed.class);
        assertThat(scene.commit(
                        router.times().deadline(), changes -> changes.require(new Require.NoOpenRequest(ada.id()))))
                .isInstanceOf(Committed.class);
        assertThat(scene.commit(changes -> changes.require(new Require.NoOpenRequest(CustomerId.of("nobody")))))
                .isEqualTo(new Refused(List.of(new Broken.Missing(CustomerId.of("nobody")))));
    }

    @Test
    @DisplayName("R7 · what requires an open request is refused from its deadline on, though no sweep has run")
    void requiresNotOverdue() {
        scene.given(ada, router);
        assertThat(scene.commit(
                        router.times().deadline().minus(Duration.ofNanos(1_000)),
                        changes -> changes.require(new Require.Open(router.id()))))
                .isInstanceOf(Committed.class);
        assertThat(scene.commit(router.times().deadline(), changes -> changes.require(new Require.Open(router.id()))))
                .isEqualTo(new Refused(List.of(new Broken.RequestClosed(router.id()))));
    }

    @Test
    @DisplayName("R5 · a request is closed by hand with a requirement that it is open")
    void closeByHand() {
        scene.given(ada, router);
        scene.given(
                changes -> changes.require(new Require.Open(router.id())).change(change(closed(router, minute(3)))));
        assertThat(scene.request(router.id()).times().closed()).contains(minute(3));
        assertThat(scene.request(router.id()).version()).isEqualTo(new Version(2));
    }

    @Test
    @DisplayName("T1 · the last update of a customer never goes back, whatever the clock does")
    void customerUpdatedNeverGoesBack() {
        scene.given(customer("ada", minute(10)));
        scene.given(changes -> changes.change(change(edited(ada, minute(4), "second"))));
        StoredCustomer stored = scene.customer(ada.id());
        assertThat(stored.updated()).isEqualTo(minute(10));
        assertThat(stored.payload()).isEqualTo(payload("second"));
    }

    @Test
    @DisplayName("R8 · a write of an existing request leaves its last update and deadline alone")
    void requestWriteLeavesTimes() {
        scene.given(ada, router);
        scene.given(minute(9), changes -> changes.touch(touch(router.id())));
        scene.given(changes -> changes.change(change(edited(router, "second"))));
        StoredRequest stored = scene.request(router.id());
        assertThat(stored.times().updated()).isEqualTo(minute(9));
        assertThat(stored.times().deadline()).isEqualTo(minute(9).plus(Samples.DELAY));
        assertThat(stored.payload()).isEqualTo(payload("second"));
    }
}
