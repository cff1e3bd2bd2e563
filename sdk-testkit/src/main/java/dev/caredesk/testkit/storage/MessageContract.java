package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.callState;
import static dev.caredesk.testkit.storage.InboxSamples.early;
import static dev.caredesk.testkit.storage.InboxSamples.interactionId;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredAgain;
import static dev.caredesk.testkit.storage.InboxSamples.rejected;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Cursor;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.CommitResult.Refused;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages of interactions. */
abstract class MessageContract extends InboxTheme {

    private static final int MOST_OF_A_CURSOR = 500;

    private final StoredInteraction call = offer("call");
    private final StoredInteraction other = offer(InteractionId.of(ChannelId.of("forum"), "call"), T0);

    MessageContract(StorageSource source) {
        super(source);
    }

    private Optional<StoredMessage> lastCallState(InteractionId interaction) {
        return scene.records().lastCallState(scene.tenant(), interaction);
    }

    private static List<String> names(List<StoredMessage> messages) {
        return messages.stream().map(message -> message.id().value()).toList();
    }

    /** Returns the messages of all pages of that size. */
    private List<StoredMessage> pages(InteractionId interaction, MessageOrder order, int size) {
        return Pages.all(from -> messages(interaction, order, from, size), () -> {});
    }

    @Test
    @DisplayName("X3 · a message comes back as it was written, with the state of a call or without, with microseconds")
    void comesBack() {
        List<StoredMessage> all = new ArrayList<>(List.of(message("plain", call.id(), minute(0))));
        for (CallState state : CallState.values()) {
            if (state != CallState.UNKNOWN) {
                all.add(callState(state.name(), call.id(), minute(all.size()), state));
            }
        }
        Payload odd = new Payload("{\"value\":\"" + "\uD83D\uDE00 e\u0301 ".repeat(40_000) + "\"}");
        all.add(new StoredMessage(
                new MessageId("odd"), call.id(), minute(99), Optional.empty(), Optional.of(payload("failed")), odd));
        scene.given(call);
        scene.given(all.toArray(StoredMessage[]::new));
        assertThat(messages(call.id())).isEqualTo(all);
        all.forEach(each -> assertThat(scene.load(each.id())).isEqualTo(each));
    }

    @Test
    @DisplayName("X2 · a message of an interaction that is neither stored nor created is refused as missing")
    void needsItsInteraction() {
        scene.given(other, message("of the other", other.id(), T0));
        assertThat(scene.commit(changes -> changes.create(message("line", call.id(), T0))))
                .isEqualTo(new Refused(List.of(new Broken.Missing(call.id()))));
        assertThat(scene.commit(changes -> changes.create(message("line", call.id(), T0))
                        .create(offer("another"))
                        .create(message("welcome", other.id(), T0))))
                .isEqualTo(new Refused(List.of(new Broken.Missing(call.id()))));
        assertThat(messages(call.id())).isEmpty();
        assertThat(names(messages(other.id()))).containsExactly("of the other");
    }

    @Test
    @DisplayName("X2 · a message can come in the commit that creates its interaction, before it or after it")
    void besideItsInteraction() {
        StoredInteraction early = early("early", T0);
        scene.given(changes -> changes.create(message("one", call.id(), T0))
                .create(call)
                .create(early)
                .create(message("two", early.id(), T0))
                .create(message("three", call.id(), T0)));
        assertThat(names(messages(call.id()))).containsExactly("one", "three");
        assertThat(names(messages(early.id()))).containsExactly("two");
    }

    @Test
    @DisplayName("X2 · a message that another interaction has under the same id is refused")
    void idOfAnother() {
        StoredMessage line = message("line", call.id(), T0);
        scene.given(call, other, line);
        assertThat(scene.commit(changes -> changes.create(message("line", other.id(), minute(1)))))
                .isEqualTo(new Refused(List.of(new Broken.Exists(line.id()))));
        assertThat(scene.load(line.id())).isEqualTo(line);
        assertThat(messages(other.id())).isEmpty();
    }

    @Test
    @DisplayName("N5 · messages raise no version of their interaction, and outdate no change of it")
    void raiseNoVersion() {
        scene.given(call, message("one", call.id(), T0), callState("two", call.id(), T0, CallState.ENDED));
        assertThat(scene.interaction(call.id())).isEqualTo(call);
        ChangeSet message = scene.changes(changes -> changes.create(message("three", call.id(), T0)));
        changed(taken(call, ActivityId.of("talk"), MARA));
        assertThat(scene.storage().commit(message)).isInstanceOf(Committed.class);
        assertThat(scene.interaction(call.id()).version()).isEqualTo(new Version(2));
    }

    @Test
    @DisplayName("M3 · messages stay with their interaction, and come to it, in each of its states")
    void stayThroughAllStates() {
        StoredInteraction early = early("call", T0);
        StoredInteraction offered = offeredAgain(early, minute(1));
        StoredInteraction hidden = rejected(offered, JON);
        StoredInteraction missed = missed(hidden, minute(2));
        StoredInteraction taken = taken(missed, ActivityId.of("talk"), MARA);
        scene.given(early);
        List<StoredMessage> said = new ArrayList<>();
        assertMessageStays(early, said);
        for (StoredInteraction next : List.of(offered, hidden, missed, taken)) {
            changed(next);
            assertMessageStays(next, said);
        }
    }

    private void assertMessageStays(StoredInteraction present, List<StoredMessage> said) {
        StoredMessage line = message("in version " + present.version().number(), present.id(), minute(said.size()));
        scene.given(line);
        said.add(line);
        List<StoredMessage> turned = new ArrayList<>(said);
        Collections.reverse(turned);
        assertThat(pages(present.id(), MessageOrder.OLDEST_FIRST, 2)).isEqualTo(said);
        assertThat(pages(present.id(), MessageOrder.NEWEST_FIRST, 2)).isEqualTo(turned);
        assertThat(scene.interaction(present.id())).isEqualTo(present);
    }

    @Test
    @DisplayName("M3 · messages are paged oldest first, ties by commit order, and those that come are on later pages")
    void oldestFirst() {
        someMessages();
        Rows<StoredMessage> first = messages(call.id(), MessageOrder.OLDEST_FIRST, Optional.empty(), 2);
        scene.given(message("new", call.id(), minute(3)));
        assertThat(first.items()).containsExactly(message("c", call.id(), T0), message("b", call.id(), minute(1)));
        assertThat(names(Pages.all(
                        from -> messages(call.id(), MessageOrder.OLDEST_FIRST, from.or(first::next), 2), () -> {})))
                .containsExactly("z", "a", "d", "new");
    }

    @Test
    @DisplayName("X3 · messages are paged newest first, too, ties by commit order, undisturbed by those that come")
    void newestFirst() {
        someMessages();
        Rows<StoredMessage> first = messages(call.id(), MessageOrder.NEWEST_FIRST, Optional.empty(), 2);
        scene.given(message("new", call.id(), minute(3)));
        assertThat(names(first.items())).containsExactly("d", "a");
        assertThat(names(Pages.all(
                        from -> messages(call.id(), MessageOrder.NEWEST_FIRST, from.or(first::next), 2), () -> {})))
                .containsExactly("z", "b", "c");
    }

    private void someMessages() {
        scene.given(call, other, message("of the other", other.id(), T0));
        scene.given(
                message("d", call.id(), minute(1).plus(Duration.ofNanos(1_000))),
                message("b", call.id(), minute(1)),
                message("c", call.id(), T0),
                message("z", call.id(), minute(1)),
                message("a", call.id(), minute(1)));
    }

    @Test
    @DisplayName(
            "M3 · pages of any size are together all messages, each once, in both orders; the last one has no next")
    void pagesOfAnySize() {
        scene.given(call);
        scene.given(changes -> {
            for (int i = 0; i < 9; i++) {
                changes.create(message("m" + i, call.id(), minute(i / 4)));
            }
        });
        List<String> oldest = List.of("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8");
        List<String> newest = new ArrayList<>(oldest);
        Collections.reverse(newest);
        for (int size = 1; size <= 10; size++) {
            assertThat(names(pages(call.id(), MessageOrder.OLDEST_FIRST, size))).isEqualTo(oldest);
            assertThat(names(pages(call.id(), MessageOrder.NEWEST_FIRST, size))).isEqualTo(newest);
        }
        for (MessageOrder order : MessageOrder.values()) {
            assertThat(messages(call.id(), order, Optional.empty(), 9).next()).isEmpty();
            assertThat(messages(call.id(), order, Optional.empty(), 8).next()).isPresent();
        }
    }

    @Test
    @DisplayName("M3 · messages are of one interaction, also where ids are alike; one that is not there has none")
    void ofOneInteraction() {
        List<InteractionId> ids = confusableIds();
        scene.given(changes -> {
            for (int i = 0; i < ids.size(); i++) {
                changes.create(offer(ids.get(i), T0))
                        .create(callState("state " + i, ids.get(i), T0, CallState.RINGING))
                        .create(message("line " + i, ids.get(i), T0));
            }
        });
        for (int i = 0; i < ids.size(); i++) {
            for (MessageOrder order : MessageOrder.values()) {
                assertThat(names(pages(ids.get(i), order, 1))).containsExactlyInAnyOrder("state " + i, "line " + i);
            }
            assertThat(lastCallState(ids.get(i))).contains(callState("state " + i, ids.get(i), T0, CallState.RINGING));
        }
        assertThat(messages(interactionId("2"), MessageOrder.NEWEST_FIRST, Optional.empty(), 9))
                .isEqualTo(new Rows<StoredMessage>(List.of(), Optional.empty()));
        assertThat(lastCallState(interactionId("2"))).isEmpty();
    }

    @Test
    @DisplayName("L6 · a cursor has 500 characters at most, of each list, also where ids have 1,000")
    void shortCursors() {
        List<InteractionId> ids = confusableIds();
        InteractionId wide = ids.get(ids.size() - 1);
        scene.given(changes -> ids.forEach(id -> changes.create(offer(id, T0))));
        scene.given(message("a".repeat(200), wide, T0), message("b".repeat(200), wide, T0));
        Consumer<Optional<Cursor>> assertShort =
                cursor -> assertThat(cursor.orElseThrow().value().length()).isLessThanOrEqualTo(MOST_OF_A_CURSOR);
        for (MessageOrder order : MessageOrder.values()) {
            assertShort.accept(messages(wide, order, Optional.empty(), 1).next());
        }
        for (int size = 1; size < ids.size(); size++) {
            assertShort.accept(offers(Optional.empty(), size).next());
        }
        ids.forEach(id -> changed(missed(offer(id, T0), T0)));
        for (int size = 1; size < ids.size(); size++) {
            assertShort.accept(missedPage(Optional.empty(), size).next());
        }
    }

    @Test
    @DisplayName(
            "X3 · the last state of a call is that of the newest message with one, by its instant, ties by commit order")
    void lastCallState() {
        scene.given(call, other, callState("of the other", other.id(), minute(99), CallState.ENDED));
        assertThat(lastCallState(call.id())).isEmpty();
        scene.given(message("plain", call.id(), minute(50)));
        assertThat(lastCallState(call.id())).isEmpty();
        assertLast(callState("m", call.id(), minute(2), CallState.RINGING), "m");
        assertLast(callState("z", call.id(), minute(1), CallState.HELD), "m");
        assertLast(callState("b", call.id(), minute(2), CallState.ANSWERED), "b");
        assertLast(callState("a", call.id(), minute(2).plus(Duration.ofNanos(1_000)), CallState.RESUMED), "a");
        assertLast(callState("y", call.id(), minute(2), CallState.TRANSFERRED), "a");
        assertLast(message("newest", call.id(), minute(60)), "a");
        scene.given(changes -> changes.create(callState("q", call.id(), minute(3), CallState.HELD))
                .create(callState("c", call.id(), minute(3), CallState.RESUMED))
                .create(callState("r", call.id(), T0, CallState.ENDED)));
        assertThat(lastCallState(call.id())).contains(callState("c", call.id(), minute(3), CallState.RESUMED));
        assertThat(lastCallState(other.id())).map(StoredMessage::payload).contains(payload("of the other"));
    }

    private void assertLast(StoredMessage next, String last) {
        scene.given(next);
        assertThat(lastCallState(call.id()))
                .map(message -> message.id().value())
                .contains(last);
    }

    @Test
    @DisplayName(
            "X3 · the last state of a call stays what it was whatever becomes of the interaction, and whatever is said")
    void lastCallStateStays() {
        StoredMessage ringing = callState("ringing", call.id(), T0, CallState.RINGING);
        StoredInteraction missed = missed(call, minute(1));
        scene.given(call, ringing);
        changed(missed);
        assertThat(lastCallState(call.id())).contains(ringing);
        changed(taken(missed, ActivityId.of("talk"), MARA));
        assertThat(lastCallState(call.id())).contains(ringing);
        scene.given(changes -> IntStream.rangeClosed(0, Rows.MOST)
                .forEach(i -> changes.create(message("line" + i, call.id(), minute(i)))));
        assertThat(lastCallState(call.id())).contains(ringing);
    }
}
