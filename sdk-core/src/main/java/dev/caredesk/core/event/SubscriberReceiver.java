package dev.caredesk.core.event;

import dev.caredesk.core.runtime.HostExecutor;
import dev.caredesk.event.Event;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Gives events to a subscriber, as many as it requested. The loop sends the signals one after another. */
final class SubscriberReceiver implements EventLoop.Taker {

    private final Flow.Subscriber<? super Event> subscriber;
    private final HostExecutor host;
    private final AtomicLong demand = new AtomicLong();
    private volatile OptionalLong wrongRequest = OptionalLong.empty();

    SubscriberReceiver(Flow.Subscriber<? super Event> subscriber, HostExecutor host) {
        this.subscriber = subscriber;
        this.host = host;
    }

    /** Notes the subscriber's request for more events. */
    void request(long count) {
        if (count <= 0) {
            wrongRequest = OptionalLong.of(count);
        } else {
            demand.accumulateAndGet(count, SubscriberReceiver::sum);
        }
    }

    private static long sum(long left, long right) {
        long sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    @Override
    public long wanted() {
        OptionalLong wrong = wrongRequest;
        if (wrong.isPresent()) {
            isFine(() -> subscriber.onError(new IllegalArgumentException(
                    "requested number of events must be at least 1, was " + wrong.getAsLong())));
            return -1;
        }
        return demand.get();
    }

    @Override
    public EventLoop.Next take(Event event) {
        // The largest demand means no limit.
        demand.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - 1);
        return isFine(() -> subscriber.onNext(event)) ? EventLoop.Next.GO_ON : EventLoop.Next.END;
    }

    /** Returns false: the subscriber had an error, threw, or made a wrong request, and knows that its subscription ended. */
    @Override
    public boolean parks() {
        return false;
    }

    @Override
    public void ended(Throwable failure) {
        host.problem("event subscriber, ended", failure);
        isFine(() -> subscriber.onError(failure));
    }

    /**
     * Sends a signal to the subscriber, and returns whether it returned normally. A subscriber must not throw; one that does gets no more
     * signals.
     */
    private boolean isFine(Runnable signal) {
        try {
            signal.run();
            return true;
        } catch (Throwable failure) {
            host.problem("event subscriber, cancelled", failure);
            return false;
        }
    }
}
