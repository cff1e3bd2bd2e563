package dev.caredesk.core.event;

import dev.caredesk.core.runtime.HostExecutor;
import dev.caredesk.event.Event;
import dev.caredesk.event.EventListener;
import java.time.Duration;

/** Gives events to a host's listener. If it throws, it gets the same event again, and is parked after several tries (Z3). */
final class ListenerReceiver implements EventLoop.Taker {

    static final int TRIES = 5;

    private static final Duration FIRST_REST = Duration.ofMillis(100);

    private final EventListener listener;
    private final HostExecutor host;
    private int failures; // Only the loop's run uses it.

    ListenerReceiver(EventListener listener, HostExecutor host) {
        this.listener = listener;
        this.host = host;
    }

    @Override
    public long wanted() {
        return Long.MAX_VALUE;
    }

    @Override
    public EventLoop.Next take(Event event) {
        try {
            listener.on(event);
            failures = 0;
            return EventLoop.Next.GO_ON;
        } catch (Throwable failure) {
            return failed(failure);
        }
    }

    @Override
    public boolean parks() {
        return true;
    }

    @Override
    public void ended(Throwable failure) {
        host.problem("event listener, parked", failure);
    }

    private EventLoop.Next failed(Throwable failure) {
        failures++;
        if (failures >= TRIES) {
            host.problem("event listener, parked after " + TRIES + " tries", failure);
            return EventLoop.Next.END;
        }
        return EventLoop.Next.againAfter(FIRST_REST.multipliedBy(1L << (failures - 1)));
    }
}
