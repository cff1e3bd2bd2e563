package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.InboxSamples.callState;
import static dev.caredesk.testkit.storage.InboxSamples.early;
import static dev.caredesk.testkit.storage.InboxSamples.endedEarly;
import static dev.caredesk.testkit.storage.InboxSamples.missed;
import static dev.caredesk.testkit.storage.InboxSamples.offer;
import static dev.caredesk.testkit.storage.InboxSamples.offeredOn;
import static dev.caredesk.testkit.storage.InboxSamples.rejected;
import static dev.caredesk.testkit.storage.InboxSamples.taken;
import static dev.caredesk.testkit.storage.Samples.JON;
import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.message;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list of missed interactions. */
abstract class MissedContract extends InboxTheme {

    private static final ActivityId TALK = ActivityId.of("talk");

    MissedContract(StorageSource source) {
        super(source);
    }

    @Test
    @DisplayName("D8 · missed interactions come newest first by the instant they ended, whenever they began")
    void newestFirst() {
        Instant justAfter = minute(5).plus(Duration.ofNanos(1_000));
        StoredInteraction one = offer("one", minute(3));
        StoredInteraction two = offer("two", minute(1));
        StoredInteraction three = offer("three", minute(2));
        scene.given(one, two, three);
        changed(missed(two, minute(9)), missed(one, justAfter), missed(three, minute(5)));
        assertThat(allMissed()).containsExactly("two", "one", "three");
        assertThat(missedPage(Optional.empty(), 9).items())
                .containsExactly(missed(two, minute(9)), missed(one, justAfter), missed(three, minute(5)));
    }

    @Test
    @DisplayName(
            "T1 · missed interactions that ended at the same instant come in the commit order of their creation, newest first")
    void ties() {
        scene.given(missed("m", T0), missed("z", T0));
        together(missed("b", T0), missed("y", T0), missed("a", T0));
        assertThat(allMissed()).containsExactly("a", "y", "b", "z", "m");
        StoredInteraction one = offer("one");
        StoredInteraction two = offer("two");
        scene.given(one, two);
        changed(missed(two, T0), missed(one, T0));
        assertThat(allMissed()).startsWith("two", "one", "a");
    }

    @Test
    @DisplayName(
            "T1 · a missed one of a wrong clock comes where its instant is, also on pages, before 1970 and in a far year")
    void ofWrongClocks() {
        Instant past = Instant.parse("1950-01-01T00:00:00.000001Z");
        Instant future = Instant.parse("9999-12-31T23:59:59.999999Z");
        together(missed("a", past), missed("b", T0), missed("c", future), missed("d", past), missed("e", future));
        assertThat(values(Pages.all(from -> missedPage(from, 1), () -> {}))).containsExactly("e", "c", "b", "d", "a");
        assertThat(forget(T0, 1)).isEqualTo(1);
        assertThat(allMissed()).hasSize(4).contains("b", "c", "e");
        assertThat(forget(future, 9)).isEqualTo(2);
        assertThat(allMissed()).containsExactly("e", "c");
    }

    @Test
    @DisplayName("D8 · missed ones are listed whatever desks they were offered on, and nothing else is")
    void missedOnly() {
        scene.given(offer("offered"), early("early", T0), endedEarly("ended", T0, minute(1)), taken("taken", TALK));
        StoredInteraction call = offeredOn(offer("call"), MARA);
        scene.given(call);
        assertThat(missedPage(Optional.empty(), 9)).isEqualTo(new Rows<StoredInteraction>(List.of(), Optional.empty()));
        StoredInteraction hidden = rejected(call, MARA);
        changed(hidden, missed(hidden, minute(2)));
        assertThat(allMissed()).containsExactly("call");
        assertThat(scene.interaction(call.id())).isEqualTo(missed(hidden, minute(2)));
    }

    @Test
    @DisplayName("D8 · one that is picked up is missed no longer, is no offer, and keeps its messages")
    void pickedUp() {
        StoredInteraction call = missed("call", minute(2));
        List<StoredMessage> said =
                List.of(callState("ringing", call.id(), T0, CallState.RINGING), message("line", call.id(), minute(1)));
        scene.given(call, missed("other", minute(3)));
        scene.given(said.toArray(StoredMessage[]::new));
        StoredInteraction pickedUp = taken(call, TALK, JON);
        changed(pickedUp);
        assertThat(allMissed()).containsExactly("other");
        assertThat(offered()).isEmpty();
        assertThat(messages(call.id())).isEqualTo(said);
        assertThat(scene.interaction(call.id())).isEqualTo(pickedUp);
    }

    @Test
    @DisplayName("D8 · a change of the instant at which a missed one ended moves it")
    void changedEnd() {
        StoredInteraction one = missed("one", minute(1));
        scene.given(one, missed("two", minute(2)));
        changed(missed(one, minute(3)));
        assertThat(allMissed()).containsExactly("one", "two");
        changed(missed(missed(one, minute(3)), T0));
        assertThat(allMissed()).containsExactly("two", "one");
    }

    private List<StoredInteraction> given(int count) {
        List<StoredInteraction> all = IntStream.range(0, count)
                .mapToObj(i -> missed("m" + i, minute(i / 4)))
                .toList();
        together(all.toArray(StoredInteraction[]::new));
        return all;
    }

    @Test
    @DisplayName("D8 · pages of any size are together all missed ones, each once, and the last one has no next")
    void pages() {
        // The last to end is not the last commit.
        scene.given(missed("latest", minute(99)));
        given(9);
        for (int i = 1; i <= 11; i++) {
            int size = i;
            assertThat(values(Pages.all(from -> missedPage(from, size), () -> {})))
                    .containsExactly("latest", "m8", "m7", "m6", "m5", "m4", "m3", "m2", "m1", "m0");
        }
        assertThat(missedPage(Optional.empty(), 10).next()).isEmpty();
        assertThat(missedPage(Optional.empty(), 9).next()).isPresent();
    }

    @Test
    @DisplayName("D8 · missed ones that stay are each on one page while others are missed or picked up meanwhile")
    void pagesWhileTheyComeAndGo() {
        List<StoredInteraction> all = given(10);
        int[] turn = {0};
        Runnable meanwhile = () -> {
            int i = turn[0]++;
            if (i < 3) {
                scene.given(missed("later" + i, minute(60 + i)), missed("latest" + i, minute(70 + i)));
                // The last one of the page that was read, and one that is to come.
                changed(taken(all.get(8 - 2 * i), TALK, MARA), taken(all.get(i), TALK, MARA));
            }
        };
        assertThat(values(Pages.all(from -> missedPage(from, 2), meanwhile)))
                .containsExactly("m9", "m8", "m7", "m6", "m5", "m4", "m3");
        assertThat(allMissed())
                .containsExactly("latest2", "latest1", "latest0", "later2", "later1", "later0", "m9", "m7", "m5", "m3");
    }

    @Test
    @DisplayName("L6 · a page of missed ones has as many as were asked for, 1 to 200; any other size is a wrong call")
    void pageSizes() {
        scene.given(changes -> IntStream.rangeClosed(0, Rows.MOST).forEach(i -> changes.create(missed("m" + i, T0))));
        assertThat(missedPage(Optional.empty(), 1).items()).hasSize(1);
        assertThat(missedPage(Optional.empty(), Rows.MOST).items()).hasSize(Rows.MOST);
        for (int size : new int[] {0, -1, Rows.MOST + 1}) {
            assertThatThrownBy(() -> missedPage(Optional.empty(), size)).isInstanceOf(WrongCallException.class);
        }
    }
}
