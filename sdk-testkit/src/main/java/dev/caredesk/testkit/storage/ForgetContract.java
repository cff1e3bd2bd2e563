package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.callState;
import static dev.caredesk.testkit.storage.InboxSamples.early;
import static dev.caredesk.testkit.storage.InboxSamples.endedEarly;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredAgain;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.InboxSamples.versioned;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Missed interactions, and those that never were an offer, that are forgotten. */
abstract class ForgetContract extends InboxTheme {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final ActivityId TALK = ActivityId.of("talk");

    private final StoredInteraction call = missed("call", minute(1));

    ForgetContract(StorageSource source) {
        super(source);
    }

    /** Returns the values of those ids whose interaction is there. */
    private List<String> present(StoredInteraction... interactions) {
        return values(
                Stream.of(interactions).filter(each -> scene.has(each.id())).toList());
    }

    @Test
    @DisplayName("D8 · a missed one is forgotten when it ended before the instant, to the microsecond, and not at it")
    void missedByItsEnd() {
        StoredInteraction later = missed("later", minute(1).plus(MICROSECOND));
        StoredInteraction sooner = missed("sooner", minute(1).minus(MICROSECOND));
        scene.given(call, later, sooner);
        assertThat(forget(minute(1), 9)).isEqualTo(1);
        assertThat(present(call, later, sooner)).containsExactly("call", "later");
        assertThat(forget(minute(1).plus(MICROSECOND), 9)).isEqualTo(1);
        assertThat(present(call, later, sooner)).containsExactly("later");
        assertThat(forget(minute(1).plus(MICROSECOND), 9)).isZero();
        assertThat(allMissed()).containsExactly("later");
    }

    @Test
    @DisplayName("D8 · one of which only messages came is forgotten when it began before the instant, and not at it")
    void earlyByItsBeginning() {
        StoredInteraction early = early("early", minute(1));
        StoredInteraction sooner = early("sooner", minute(1).minus(MICROSECOND));
        // Its end makes no difference.
        StoredInteraction ended = endedEarly("ended", minute(1).minus(MICROSECOND), minute(9));
        StoredInteraction endedBefore = endedEarly("ended before", minute(1), T0);
        scene.given(early, sooner, ended, endedBefore);
        assertThat(forget(minute(1), 9)).isEqualTo(2);
        assertThat(present(early, sooner, ended, endedBefore)).containsExactly("early", "ended before");
        assertThat(forget(minute(1).plus(MICROSECOND), 9)).isEqualTo(2);
        assertThat(present(early, sooner, ended, endedBefore)).isEmpty();
    }

    @Test
    @DisplayName(
            "D8 · one that began long ago and was missed just now stays, and so does one whose instant has changed")
    void endCounts() {
        StoredInteraction old = offer("old", T0.minus(Duration.ofDays(99)));
        StoredInteraction moved = missed("moved", T0);
        scene.given(old, moved, early("early", T0));
        changed(missed(old, minute(9)), missed(moved, minute(9)), versioned(early("early", minute(9)), new Version(2)));
        assertThat(forget(minute(9), 9)).isZero();
        assertThat(allMissed()).containsExactly("moved", "old");
    }

    @Test
    @DisplayName("D8 · offers and taken ones are never forgotten, whatever they were before")
    void offersAndTakenStay() {
        StoredInteraction offered = offer("offered");
        StoredInteraction again = early("again", T0);
        StoredInteraction started = early("started", T0);
        StoredInteraction rung = missed("rung", T0);
        scene.given(offered, taken("taken", TALK), call, again, started, rung);
        StoredInteraction pickedUp = taken(call, TALK, JON);
        changed(pickedUp, offeredAgain(again, T0), taken(started, TALK, MARA), offeredAgain(rung, T0));
        scene.given(message("line", call.id(), T0));
        assertThat(forget(minute(999), 99)).isZero();
        assertThat(present(offered, taken("taken", TALK), call, again, started, rung))
                .containsExactly("offered", "taken", "call", "again", "started", "rung");
        assertThat(scene.interaction(call.id())).isEqualTo(pickedUp);
        assertThat(messages(call.id())).hasSize(1);
        assertThat(offered()).containsExactly("offered", "again", "rung");
    }

    @Test
    @DisplayName("D8 · so many are forgotten at most, oldest first of both kinds, with the number of those that went")
    void oldestFirstAndLimited() {
        StoredInteraction[] all = {
            missed("m4", minute(4)),
            early("e3", minute(3)),
            missed("m1", minute(1)),
            early("e5", minute(5)),
            missed("m2", minute(2)),
            early("e0", T0)
        };
        scene.given(all);
        // Others, messages and their instants make no difference.
        scene.given(offer("offered", T0.minusSeconds(9)));
        scene.given(message("one", all[2].id(), minute(9)), message("two", all[2].id(), minute(9)));
        assertThat(forget(minute(9), 2)).isEqualTo(2);
        assertThat(present(all)).containsExactly("m4", "e3", "e5", "m2");
        assertThat(forget(minute(9), 1)).isEqualTo(1);
        assertThat(present(all)).containsExactly("m4", "e3", "e5");
        assertThat(forget(minute(5), 2)).isEqualTo(2);
        assertThat(present(all)).containsExactly("e5");
        assertThat(forget(minute(9), 2)).isEqualTo(1);
        assertThat(forget(minute(9), 2)).isZero();
    }

    @Test
    @DisplayName("D8 · several of the same instant are forgotten limit by limit, each once")
    void ofOneInstant() {
        scene.given(changes -> IntStream.range(0, 250)
                .forEach(i -> changes.create(missed("m" + i, T0)).create(early("e" + i, T0))));
        assertThat(forget(minute(1), 300)).isEqualTo(300);
        assertThat(forget(minute(1), 200)).isEqualTo(200);
        assertThat(forget(minute(1), 200)).isZero();
        assertThat(allMissed()).isEmpty();
    }

    @Test
    @DisplayName("D8 · the messages of what is forgotten go with it, and no others")
    void messagesGo() {
        List<InteractionId> ids = confusableIds();
        for (InteractionId id : ids) {
            StoredInteraction before = offer(id, T0);
            scene.given(before, message("line of " + ids.indexOf(id), id, T0));
            scene.given(callState("state of " + ids.indexOf(id), id, T0, CallState.ENDED));
        }
        for (int i = 0; i < ids.size(); i++) {
            changed(missed(offer(ids.get(i), T0), minute(i)));
            assertThat(forget(minute(i + 1), 9)).isEqualTo(1);
            assertMessages(ids, i);
        }
    }

    private void assertMessages(List<InteractionId> ids, int lastGone) {
        for (int i = 0; i < ids.size(); i++) {
            boolean stays = i > lastGone;
            InteractionId id = ids.get(i);
            assertThat(scene.has(id)).isEqualTo(stays);
            assertThat(scene.has(message("line of " + i, id, T0).id())).isEqualTo(stays);
            assertThat(messages(id)).hasSize(stays ? 2 : 0);
            assertThat(messages(id, MessageOrder.NEWEST_FIRST, Optional.empty(), 9)
                            .items())
                    .hasSize(stays ? 2 : 0);
            assertThat(scene.records().lastCallState(scene.tenant(), id).isPresent())
                    .isEqualTo(stays);
        }
    }

    @Test
    @DisplayName("D8 · the messages of what is forgotten go with it, however many there are")
    void manyMessagesGo() {
        scene.given(call);
        scene.given(changes ->
                IntStream.range(0, 1_001).forEach(i -> changes.create(message("line" + i, call.id(), minute(i)))));
        assertThat(forget(minute(9), 1)).isEqualTo(1);
        scene.given(offer(call.id(), T0));
        assertThat(messages(call.id())).isEmpty();
    }

    @Test
    @DisplayName("Z3 · the journal keeps its entries of what is forgotten, in the feed and in the history")
    void journalStays() {
        StoredMessage line = message("line", call.id(), T0);
        ChangeSet made = scene.changes(changes ->
                changes.create(call).create(line).journal(entry(call.id(), 1)).journal(entry(line.id(), 1)));
        scene.given(made);
        List<JournalRow> before = scene.wholeJournal();
        assertThat(forget(minute(9), 9)).isEqualTo(1);
        assertThat(scene.wholeJournal()).isEqualTo(before).hasSize(2);
        assertThat(scene.journal().history(scene.tenant(), call.id(), Optional.empty(), 9))
                .isEqualTo(before.subList(0, 1));
        assertThat(scene.storage().committed(scene.tenant(), made.id()))
                .contains(Committed.of(made).repeated());
    }

    @Test
    @DisplayName("D8 · what is forgotten is missing for every write that needs it, and is not there for a message")
    void forgottenIsMissing() {
        scene.given(call);
        assertThat(forget(minute(9), 9)).isEqualTo(1);
        Refused missing = new Refused(List.of(new Broken.Missing(call.id())));
        assertThat(change(taken(call, TALK, MARA))).isEqualTo(missing);
        assertThat(scene.commit(changes -> changes.create(message("late", call.id(), T0))))
                .isEqualTo(missing);
        assertThat(scene.commit(changes -> changes.require(new Require.Exists(call.id()))))
                .isEqualTo(missing);
        assertThat(scene.commit(changes -> changes.require(new Require.AtVersion(call.id(), call.version()))))
                .isEqualTo(missing);
    }

    @Test
    @DisplayName("X2 · what is forgotten can come again under the same ids, with nothing of what it had")
    void comesAgain() {
        StoredMessage line = message("line", call.id(), T0);
        scene.given(call, callState("state", call.id(), T0, CallState.ENDED), line);
        assertThat(forget(minute(9), 9)).isEqualTo(1);
        StoredInteraction again = offer(call.id(), minute(5));
        scene.given(again);
        assertThat(scene.interaction(call.id())).isEqualTo(again);
        assertThat(messages(call.id())).isEmpty();
        assertThat(scene.records().lastCallState(scene.tenant(), call.id())).isEmpty();
        assertThat(offered()).containsExactly("call");
        scene.given(line);
        assertThat(messages(call.id())).containsExactly(line);
        changed(taken(again, TALK, MARA));
        assertThat(forget(minute(999), 9)).isZero();
    }

    @Test
    @DisplayName("D8 · a page of missed ones goes on after those at its cursor were forgotten")
    void pagesGoOn() {
        together(missed("a", minute(4)), missed("b", minute(3)), missed("c", minute(2)), missed("d", minute(1)));
        Optional<Cursor> next = missedPage(Optional.empty(), 2).next();
        changed(taken(missed("a", minute(4)), TALK, MARA));
        scene.given(missed("old", T0));
        assertThat(forget(minute(1), 9)).isEqualTo(1);
        assertThat(values(missedPage(next, 9).items())).containsExactly("c", "d");
        assertThat(forget(minute(4), 9)).isEqualTo(3);
        assertThat(missedPage(next, 9).items()).isEmpty();
    }

    @Test
    @DisplayName("Z2 · forgetting for a tenant leaves what another one has under the same ids, with its messages")
    void ofOneTenant() {
        Scene other = scene.of(TenantId.of("other"));
        StoredInteraction early = early("early", T0);
        Instant all = minute(99);
        for (Scene each : List.of(other, scene)) {
            each.given(call, early, message("line", call.id(), T0), message("first", early.id(), T0));
        }
        assertThat(forget(all, 2)).isEqualTo(2);
        assertThat(present(call, early)).isEmpty();
        assertThat(other.interaction(call.id())).isEqualTo(call);
        assertThat(other.interaction(early.id())).isEqualTo(early);
        for (InteractionId id : List.of(call.id(), early.id())) {
            assertThat(other.records()
                            .messages(other.tenant(), id, MessageOrder.OLDEST_FIRST, Optional.empty(), 9)
                            .items())
                    .hasSize(1);
        }
        assertThat(forget(all, 9)).isZero();
        assertThat(other.storage().forgetInteractions(other.tenant(), all, 9)).isEqualTo(2);
    }
}
