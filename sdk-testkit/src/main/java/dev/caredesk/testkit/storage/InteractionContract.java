package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.early;
import static dev.caredesk.testkit.storage.InboxSamples.endedEarly;
import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredOn;
import static dev.caredesk.testkit.storage.InboxSamples.rejected;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.InboxSamples.versioned;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static dev.caredesk.testkit.storage.Samples.rebased;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.event.Event;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.CommitResult.Stale;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredInteraction.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Interactions as records: what comes back, their ids and versions, and the journal's entries about them. */
abstract class InteractionContract extends InboxTheme {

    private static final ActivityId TALK = ActivityId.of("talk");

    private final StoredInteraction call = offer("call");

    InteractionContract(StorageSource source) {
        super(source);
    }

    /** An interaction in each state, each with desks, rejections and an instant of its own. */
    private static List<StoredInteraction> ofEachState() {
        StoredInteraction named = offeredOn(offer("named", minute(1)), MARA, JON);
        return List.of(
                offer("plain", T0),
                versioned(rejected(named, JON), Version.FIRST),
                offeredOn(early("early", minute(2)), JON),
                endedEarly("ended early", minute(2), minute(4)),
                offeredOn(taken("taken", TALK), MARA),
                versioned(rejected(missed("missed", minute(3)), MARA), Version.FIRST));
    }

    @Test
    @DisplayName("T1 · an interaction comes back as it was written, in each state, with microseconds")
    void comesBack() {
        List<StoredInteraction> all = ofEachState();
        scene.given(all.toArray(StoredInteraction[]::new));
        List<RecordId> ids = all.stream().<RecordId>map(StoredInteraction::id).toList();
        assertThat(scene.records().load(scene.tenant(), ids)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(all).extracting(StoredInteraction::state).contains(State.values());
        all.forEach(each -> assertThat(scene.interaction(each.id())).isEqualTo(each));
    }

    @Test
    @DisplayName(
            "D5 · a change replaces all of an interaction but its id, and its place in the lists, from any state to any other")
    void changeReplacesAll() {
        scene.given(call);
        StoredInteraction present = call;
        for (StoredInteraction one : ofEachState()) {
            for (StoredInteraction other : ofEachState()) {
                for (StoredInteraction values : List.of(one, other)) {
                    present = likeThat(present, values);
                    changed(present);
                    assertThat(scene.interaction(call.id())).isEqualTo(present);
                    assertListed(present);
                }
            }
        }
    }

    private void assertListed(StoredInteraction only) {
        assertThat(offered()).hasSize(only.state() == State.OFFERED ? 1 : 0);
        assertThat(shownOn(MARA)).hasSize(only.isOfferedOn(MARA) ? 1 : 0);
        assertThat(shownOn(JON)).hasSize(only.isOfferedOn(JON) ? 1 : 0);
        assertThat(allMissed()).hasSize(only.state() == State.MISSED ? 1 : 0);
    }

    /** The next version of an interaction with all values of another one. */
    private static StoredInteraction likeThat(StoredInteraction before, StoredInteraction values) {
        Version next = before.version().next();
        return new StoredInteraction(
                before.id(),
                next,
                values.state(),
                values.began(),
                values.desks(),
                values.rejected(),
                values.taken(),
                values.ended(),
                payload(values.id().value() + next.number()));
    }

    @Test
    @DisplayName("L5 · the longest text comes back in an interaction, and each name of a desk as it is")
    void anyText() {
        Payload odd = new Payload("{\"value\":\"e\u0301 " + "\uD83D\uDE00x".repeat(40_000) + "  \"}");
        StoredInteraction named = offeredOn(offer("odd"), confusableDesks().toArray(AgentId[]::new));
        StoredInteraction written = new StoredInteraction(
                named.id(),
                named.version(),
                named.state(),
                named.began(),
                named.desks(),
                named.desks(),
                named.taken(),
                named.ended(),
                odd);
        scene.given(written);
        assertThat(scene.interaction(written.id())).isEqualTo(written);
    }

    @Test
    @DisplayName(
            "N2 · a change based on another version than the stored one is refused with the interaction as it is now")
    void otherVersionIsStale() {
        scene.given(call);
        StoredInteraction present = taken(call, TALK, MARA);
        changed(present);
        assertThat(change(taken(call, ActivityId.of("mine"), JON))).isEqualTo(new Stale(List.of(present)));
        assertThat(change(versioned(call, new Version(4)))).isEqualTo(new Stale(List.of(present)));
        assertThat(scene.interaction(call.id())).isEqualTo(present);
    }

    @Test
    @DisplayName("N2 · a refused change of an interaction can be based on the answer and committed then")
    void rebasedOnTheAnswer() {
        scene.given(call);
        StoredInteraction theirs = rejected(call, JON);
        changed(theirs);
        assertThat(change(rejected(call, MARA))).isEqualTo(new Stale(List.of(theirs)));
        changed(rejected(theirs, MARA));
        assertThat(scene.interaction(call.id()).rejected()).isEqualTo(Set.of(MARA, JON));
        assertThat(scene.commit(changes -> changes.change(rebased(
                        Samples.change(rejected(call, MARA)),
                        scene.interaction(call.id()).version()))))
                .isInstanceOf(Committed.class);
        assertThat(scene.interaction(call.id()).rejected()).isEqualTo(Set.of(MARA));
    }

    @Test
    @DisplayName("N2 · a change or a requirement of an interaction that is not there is refused as missing")
    void missingOne() {
        scene.given(offer(InteractionId.of(ChannelId.of("forum"), "call"), T0));
        scene.given(customer("call"));
        Refused missing = new Refused(List.of(new Broken.Missing(call.id())));
        assertThat(change(taken(call, TALK, MARA))).isEqualTo(missing);
        assertThat(scene.commit(changes -> changes.require(new Require.Exists(call.id()))))
                .isEqualTo(missing);
        assertThat(scene.commit(changes -> changes.require(new Require.AtVersion(call.id(), Version.FIRST))))
                .isEqualTo(missing);
        assertThat(scene.has(call.id())).isFalse();
    }

    @Test
    @DisplayName("X2 · an interaction that is there already is refused, in each state, and stays as it is")
    void existsAlready() {
        List<StoredInteraction> all = ofEachState();
        scene.given(all.toArray(StoredInteraction[]::new));
        for (StoredInteraction each : all) {
            StoredInteraction again = offer(each.id(), minute(9));
            assertThat(scene.commit(changes -> changes.create(again).create(message("line", again.id(), T0))))
                    .isEqualTo(new Refused(List.of(new Broken.Exists(each.id()))));
            assertThat(scene.interaction(each.id())).isEqualTo(each);
            assertThat(messages(each.id())).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "N2 · what requires an interaction at a version is refused when it has another, and only relied on otherwise")
    void requiredVersion() {
        scene.given(call);
        StoredInteraction present = taken(call, TALK, MARA);
        changed(present);
        assertThat(scene.commit(changes -> changes.require(new Require.AtVersion(call.id(), Version.FIRST))))
                .isEqualTo(new Stale(List.of(present)));
        assertThat(scene.commit(changes -> changes.require(new Require.AtVersion(call.id(), new Version(2)))
                        .require(new Require.Exists(call.id()))))
                .isInstanceOf(Committed.class);
        assertThat(scene.interaction(call.id())).isEqualTo(present);
    }

    @Test
    @DisplayName("E6 · of a refused or stale commit neither the interaction nor its change is there")
    void refusedLeavesNothing() {
        StoredInteraction second = offer("second");
        scene.given(call);
        changed(rejected(call, JON));
        StoredInteraction present = scene.interaction(call.id());
        assertThat(scene.commit(changes -> changes.create(second)
                        .create(message("line", second.id(), T0))
                        .change(Samples.change(taken(call, TALK, MARA)))))
                .isInstanceOf(Stale.class);
        assertThat(scene.commit(changes -> changes.create(second)
                        .change(Samples.change(taken(present, TALK, MARA)))
                        .require(new Require.Exists(interactionId("nothing")))))
                .isInstanceOf(Refused.class);
        assertThat(scene.has(second.id())).isFalse();
        assertThat(messages(second.id())).isEmpty();
        assertThat(scene.interaction(call.id())).isEqualTo(present);
        assertThat(offered()).containsExactly("call");
    }

    @Test
    @DisplayName("X2 · ids are of a channel and exact, up to 1,000 characters, also with slashes and percent signs")
    void idsAreExact() {
        List<InteractionId> ids = confusableIds();
        List<StoredInteraction> all = Stream.iterate(0, i -> i < ids.size(), i -> i + 1)
                .map(i -> offer(ids.get(i), minute(i)))
                .toList();
        scene.given(all.toArray(StoredInteraction[]::new));
        all.forEach(each -> assertThat(scene.interaction(each.id())).isEqualTo(each));
        assertThat(scene.records().load(scene.tenant(), List.copyOf(ids))).hasSize(ids.size());
        assertThat(offers(Optional.empty(), 99).items()).containsExactlyElementsOf(all);
        for (StoredInteraction each : all) {
            changed(taken(each, TALK, MARA));
        }
        assertThat(ids)
                .allSatisfy(id -> assertThat(scene.interaction(id).version()).isEqualTo(new Version(2)));
    }

    @Test
    @DisplayName("E7 · the answer names the version of each written interaction, and so does its repetition")
    void answerHasVersions() {
        List<InteractionId> ids = confusableIds();
        StoredInteraction first = offer(ids.get(0), T0);
        scene.given(first);
        ChangeSet changes = scene.changes(builder -> {
            ids.subList(1, ids.size()).forEach(id -> builder.create(offer(id, T0)));
            builder.change(Samples.change(taken(first, TALK, MARA))).create(message("line", first.id(), T0));
        });
        Map<RecordId, Version> versions = Committed.of(changes).versions();
        assertThat(versions).hasSize(ids.size()).containsEntry(first.id(), new Version(2));
        ids.subList(1, ids.size()).forEach(id -> assertThat(versions).containsEntry(id, Version.FIRST));
        Committed answer = new Committed(changes.id(), changes.purpose(), versions, false);
        assertThat(scene.storage().commit(changes)).isEqualTo(answer);
        assertThat(scene.storage().commit(changes)).isEqualTo(answer.repeated());
        assertThat(scene.storage().committed(scene.tenant(), changes.id())).contains(answer.repeated());
        assertThat(scene.interaction(first.id()).version()).isEqualTo(new Version(2));
    }

    private static JournalEntry entry(InteractionId id, Event.Kind kind, long version) {
        return new JournalEntry(
                id, Optional.of(new Version(version)), Optional.empty(), kind, List.of(), payload(kind.name()));
    }

    @Test
    @DisplayName(
            "Z3 · journal entries of interactions come back with the same id, in the feed and in the history of each")
    void journal() {
        List<Event.Kind> kinds = List.of(Event.Kind.OFFERED, Event.Kind.REJECTED, Event.Kind.TAKEN, Event.Kind.MISSED);
        List<JournalEntry> all = new ArrayList<>();
        for (InteractionId id : confusableIds()) {
            List<JournalEntry> entries = Stream.iterate(0, i -> i < kinds.size(), i -> i + 1)
                    .map(i -> entry(id, kinds.get(i), i + 1))
                    .toList();
            scene.given(changes -> entries.forEach(changes::journal));
            all.addAll(entries);
        }
        assertThat(scene.wholeJournal()).extracting(row -> row.entry()).isEqualTo(all);
        assertHistories(kinds);
        JournalTrim feed = new JournalTrim(new JournalTrim.Newest(0), false);
        assertThat(scene.storage().trimJournal(scene.tenant(), feed, 99)).isEqualTo(all.size());
        assertHistories(kinds);
    }

    private void assertHistories(List<Event.Kind> kinds) {
        for (InteractionId id : confusableIds()) {
            assertThat(scene.journal().history(scene.tenant(), id, Optional.of(Version.FIRST), 9))
                    .extracting(row -> row.entry())
                    .containsExactly(
                            entry(id, kinds.get(1), 2), entry(id, kinds.get(2), 3), entry(id, kinds.get(3), 4));
        }
    }

    @Test
    @DisplayName("D5 · an accept takes the interaction over beside its new activity, in one commit")
    void accept() {
        Instant at = minute(4);
        scene.given(call, message("line", call.id(), T0));
        scene.given(
                at,
                changes -> changes.create(Samples.activity("talk", MediaType.CHAT, at))
                        .change(Samples.change(taken(call, TALK, JON)))
                        .create(message("welcome", call.id(), at)));
        assertThat(scene.interaction(call.id()).taken()).contains(new StoredInteraction.Taken(TALK, JON));
        assertThat(scene.activity(TALK).started()).isEqualTo(at);
        assertThat(messages(call.id()))
                .containsExactly(message("line", call.id(), T0), message("welcome", call.id(), at));
    }
}
