package dev.caredesk.core.event;

import dev.caredesk.AgentId;
import dev.caredesk.Subscription;
import dev.caredesk.core.runtime.HostExecutor;
import dev.caredesk.core.runtime.Mailbox;
import dev.caredesk.desk.DeskListener;
import dev.caredesk.desk.DeskSignal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Delivers signals to desk listeners. Each listener has a mailbox, so one that blocks holds up neither the others nor the desk. All
 * listeners get signals in the same order. Thread-safe.
 */
public final class DeskSignals {

    private final HostExecutor host;
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock order = new ReentrantLock();

    /** A listener's mailbox, with the desk that it listens to. */
    private record Listening(AgentId desk, Mailbox<DeskSignal> mailbox) {}

    public DeskSignals(HostExecutor host) {
        this.host = host;
    }

    /** Adds a listener of a desk, which gets the signals from now on. */
    public Subscription listen(AgentId desk, DeskListener listener) {
        String where = "desk listener of " + desk.value();
        Listening listening =
                new Listening(desk, new Mailbox<>(host, where, listener::on, DeskSignal.SignalsMissed::new));
        listeners.add(listening);
        return () -> {
            listeners.remove(listening);
            listening.mailbox().close();
        };
    }

    /** Returns whether anybody listens. */
    public boolean hasListeners() {
        return !listeners.isEmpty();
    }

    /** Ends all listeners. */
    public void stop() {
        listeners.forEach(listening -> listening.mailbox().close());
        listeners.clear();
    }

    /** Sends a signal to the listeners of those desks. */
    public void signal(Predicate<AgentId> desks, DeskSignal signal) {
        post(desks, List.of(signal)).run();
    }

    /**
     * Puts signals into the mailboxes of a desk's listeners, in the order of these calls.
     *
     * @return a task that delivers them, to be run while no lock is held, since an executor of the host may run a listener in the caller's thread
     */
    public Runnable post(AgentId desk, List<DeskSignal> signals) {
        return post(desk::equals, signals);
    }

    private Runnable post(Predicate<AgentId> desks, List<DeskSignal> signals) {
        List<Mailbox<DeskSignal>> told = listeners.stream()
                .filter(listening -> desks.test(listening.desk()))
                .map(Listening::mailbox)
                .toList();
        order.lock();
        try {
            told.forEach(mailbox -> signals.forEach(mailbox::put));
        } finally {
            order.unlock();
        }
        return () -> told.forEach(Mailbox::deliver);
    }
}
