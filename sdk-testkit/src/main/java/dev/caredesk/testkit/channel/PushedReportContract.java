package dev.caredesk.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.ChannelException;
import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.InteractionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises of a channel whose world reports by calls: a call that returned is kept, any other one throws. */
abstract class PushedReportContract extends FetchedReportContract {

    /**
     * A call of the world that was not made yet.
     *
     * @param made makes it, each time with the same words
     * @param kept returns whether a sink has kept what it reports
     */
    private record WorldCall(Runnable made, Predicate<MemorySink> kept) {}

    /** Returns a call of each kind that this world can make, over chats that the sink has. */
    private List<WorldCall> calls() {
        channel.start(sink);
        List<WorldCall> calls = new ArrayList<>();
        Instant at = later();
        InteractionId next = arrive("before");
        InteractionId id = InteractionId.of(channel.id(), "one");
        calls.add(new WorldCall(
                () -> driver.arrive("one", at), to -> to.offered(id).isPresent()));
        if (driver.say(next, "m1", at).isPresent()) {
            calls.add(new WorldCall(
                    () -> driver.say(next, "m2", at),
                    to -> to.messages(next).stream().anyMatch(each -> each.id().equals("m2"))));
        }
        if (driver.takeElsewhere(arrive("taken"), at)) {
            InteractionId other = arrive("other");
            calls.add(new WorldCall(
                    () -> driver.takeElsewhere(other, at),
                    to -> to.withdrawalOf(other).isPresent()));
        }
        if (driver.end(arrive("over"), at)) {
            calls.add(new WorldCall(
                    () -> driver.end(next, at), to -> to.endOf(next).isPresent()));
        }
        return calls;
    }

    private static void assertKept(WorldCall call, MemorySink to) {
        call.made().run();

        assertThat(to).matches(call.kept());
    }

    private static void assertNotKept(WorldCall call, MemorySink to) {
        assertThat(to).matches(call.kept().negate());
    }

    @Test
    @DisplayName("X2 · what a call reports is kept when the call returns")
    void keptWhenItReturns() {
        assumePushed();

        assertThat(calls()).allSatisfy(call -> {
            assertNotKept(call, sink);
            assertKept(call, sink);
        });
    }

    @Test
    @DisplayName("X2 · a call that the sink fails on throws its exception, which says whether a retry makes sense")
    void failingCall() {
        assumePushed();

        assertThat(calls()).allSatisfy(call -> {
            sink.failNext(1);
            assertStorageFails(call, true);
            sink.failNextForGood(1);
            assertStorageFails(call, false);
        });
    }

    private void assertStorageFails(WorldCall call, boolean retryable) {
        assertThatThrownBy(() -> call.made().run())
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isRetryable()).isEqualTo(retryable));
        assertNotKept(call, sink);
    }

    @Test
    @DisplayName("X2 · a call that the sink failed on is kept when it is made again")
    void calledAgain() {
        assumePushed();

        assertThat(calls()).allSatisfy(call -> {
            sink.failNext(1);
            assertThatThrownBy(() -> call.made().run()).isInstanceOf(StorageException.class);

            assertKept(call, sink);
        });
    }

    @Test
    @DisplayName(
            "X2 · a call before the start throws an exception that a retry may mend, and is kept when it is made after it")
    void calledBeforeStart() {
        assumePushed();
        List<WorldCall> calls = calls();
        channel.stop();
        channel = driver.channel();
        MemorySink later = newSink();

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(() -> call.made().run())
                        .isInstanceOfSatisfying(
                                ChannelException.class,
                                e -> assertThat(e.isRetryable()).isTrue()));
        channel.start(later);

        assertThat(calls).allSatisfy(call -> assertKept(call, later));
    }

    @Test
    @DisplayName("a call after a stop is a wrong call, and reports nothing")
    void calledAfterStop() {
        assumePushed();
        List<WorldCall> calls = calls();
        channel.stop();
        int attempts = sink.attempts();

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(() -> call.made().run()).isInstanceOf(WrongCallException.class));

        assertThat(sink.attempts()).isEqualTo(attempts);
    }
}
