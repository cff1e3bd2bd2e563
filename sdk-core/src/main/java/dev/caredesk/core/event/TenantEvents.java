package dev.caredesk.core.event;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.CaredeskClosedException;
import dev.caredesk.Health;
import dev.caredesk.RecordId;
import dev.caredesk.StorageException;
import dev.caredesk.Subscription;
import dev.caredesk.WrongCallException;
import dev.caredesk.core.codec.EventCodec;
import dev.caredesk.core.runtime.HostExecutor;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.event.Event;
import dev.caredesk.event.EventListener;
import dev.caredesk.event.Events;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.JournalPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;

/**
 * The events of one tenant (Z3). Each listener and each subscriber has its own loop over {@link #after}, on the executor of the host's
 * code, woken by the feed; one that blocks holds up only itself. Thread-safe.
 */
public final class TenantEvents implements Events {

    private static final int MOST = 1_000;

    private final TenantScope scope;
    private final HostExecutor host;
    private final Set<EventLoop> loops = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    public TenantEvents(TenantScope scope, Feed feed) {
        refuseNull("scope", scope, "feed", feed);
        this.scope = scope;
        this.host = scope.host();
        feed.listenForever(page -> wake());
    }

    @Override
    public List<Event> after(Optional<Position> after, int max) {
        refuseNull("after", after);
        check();
        checkMax(max);
        JournalPage page = scope.storage().journal().after(scope.id(), after, max);
        if (page.trimmed()) {
            throw StorageException.broken("position must be one of the journal, which was trimmed past it");
        }
        return page.rows().stream().map(EventCodec::event).toList();
    }

    @Override
    public Optional<Position> latest() {
        check();
        return scope.storage().journal().latest(scope.id());
    }

    @Override
    public List<Event> history(RecordId record, int max) {
        refuseNull("record", record);
        refuseUnknown("record.type", record.type());
        check();
        checkMax(max);
        List<Event> events = new ArrayList<>();
        scope.storage()
                .journal()
                .history(scope.id(), record, Optional.empty(), max)
                .forEach(row -> events.add(EventCodec.event(row)));
        Collections.reverse(events);
        return events;
    }

    private static void checkMax(int max) {
        if (max < 1 || max > MOST) {
            throw new WrongCallException("max must be 1 to " + MOST + ", was " + max);
        }
    }

    @Override
    public Subscription listen(Optional<Position> after, EventListener listener) {
        refuseNull("after", after, "listener", listener);
        check();
        Objects.requireNonNull(listener, "listener");
        EventLoop loop = new EventLoop(this, scope, after, new ListenerReceiver(listener, host), this::end);
        begin(loop);
        return () -> end(loop);
    }

    @Override
    public Flow.Publisher<Event> publisher(Optional<Position> after) {
        refuseNull("after", after);
        check();
        return subscriber -> subscribe(after, subscriber);
    }

    /** Ends all listeners and subscriptions; later calls are refused as wrong calls. */
    public void stop() {
        stopped = true;
        loops.forEach(EventLoop::stop);
    }

    private void subscribe(Optional<Position> after, Flow.Subscriber<? super Event> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        SubscriberReceiver receiver = new SubscriberReceiver(subscriber, host);
        EventLoop loop = new EventLoop(this, scope, after, receiver, this::end);
        subscriber.onSubscribe(new Demand(receiver, loop));
        // Only from here on, so that no signal comes while onSubscribe still runs.
        begin(loop);
    }

    private void begin(EventLoop loop) {
        loops.add(loop);
        if (stopped) {
            loop.stop();
        }
        if (loop.isStopped()) {
            loops.remove(loop); // The subscriber may have cancelled in onSubscribe.
        }
        loop.wake();
    }

    private void end(EventLoop loop) {
        loop.stop();
        loops.remove(loop);
    }

    /** Returns the listeners that were given up. */
    public List<Health.Stuck> stuck() {
        return loops.stream()
                .flatMap(loop -> loop.parked(scope.background().lastInstant()).stream())
                .toList();
    }

    private void check() {
        if (stopped) {
            throw new CaredeskClosedException("SDK must not be called after it was closed");
        }
    }

    private void wake() {
        loops.forEach(EventLoop::wake);
    }

    /** The subscription of a subscriber. It wakes no loop before that has begun. */
    private final class Demand implements Flow.Subscription {

        private final SubscriberReceiver receiver;
        private final EventLoop loop;

        private Demand(SubscriberReceiver receiver, EventLoop loop) {
            this.receiver = receiver;
            this.loop = loop;
        }

        @Override
        public void request(long count) {
            receiver.request(count);
            if (loops.contains(loop)) {
                loop.wake();
            }
        }

        @Override
        public void cancel() {
            end(loop);
        }
    }
}
