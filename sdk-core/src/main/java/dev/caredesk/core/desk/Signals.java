package dev.caredesk.core.desk;

import com.google.common.util.concurrent.MoreExecutors;
import dev.caredesk.AgentId;
import dev.caredesk.Subscription;
import dev.caredesk.core.channel.DeskSignals;
import dev.caredesk.core.tenant.Background;
import dev.caredesk.desk.DeskListener;
import dev.caredesk.desk.DeskSignal;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells desk listeners their signals: on the executor, one after another for each listener, so that none holds up another. Signals of
 * several threads come to all listeners in the same order.
 */
final class Signals implements DeskSignals {

    private final Background background;
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();

    private final ReentrantLock order = new ReentrantLock();

    /** A listener, and what it has yet to be told. */
    private record Listening(AgentId desk, DeskListener listener, Queue<DeskSignal> untold, Executor inOrder) {}

    Signals(Background background) {
        this.background = background;
    }

    Subscription listen(AgentId desk, DeskListener listener) {
        Executor inOrder = MoreExecutors.newSequentialExecutor(task -> background.run("a desk listener", task));
        Listening listening = new Listening(desk, listener, new ConcurrentLinkedQueue<>(), inOrder);
        listeners.add(listening);
        return () -> listeners.remove(listening);
    }

    @Override
    public void signal(Optional<AgentId> desk, DeskSignal signal) {
        List<Listening> told = listeners.stream()
                .filter(listening -> desk.isEmpty() || desk.get().equals(listening.desk()))
                .toList();
        order.lock();
        try {
            told.forEach(listening -> listening.untold().add(signal));
        } finally {
            order.unlock();
        }
        // Not under the lock: an executor of the host may run it here and now.
        told.forEach(listening -> listening.inOrder().execute(() -> tellNext(listening)));
    }

    /** Runs as often as signals were added, so there is one. */
    private void tellNext(Listening listening) {
        try {
            listening.listener().on(listening.untold().remove());
        } catch (RuntimeException failure) {
            background.problem("a desk listener", failure);
        }
    }
}
