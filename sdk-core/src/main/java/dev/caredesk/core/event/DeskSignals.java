package dev.caredesk.core.event;

import com.google.common.util.concurrent.MoreExecutors;
import dev.caredesk.AgentId;
import dev.caredesk.Subscription;
import dev.caredesk.core.runtime.Background;
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
 * several threads come to all listeners in the same order. Thread-safe.
 */
public final class DeskSignals {

    private final Background background;
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();

    private final ReentrantLock order = new ReentrantLock();

    /** A listener, and what it has yet to be told. */
    private record Listening(AgentId desk, DeskListener listener, Queue<DeskSignal> untold, Executor inOrder) {}

    public DeskSignals(Background background) {
        this.background = background;
    }

    public Subscription listen(AgentId desk, DeskListener listener) {
        Executor inOrder = MoreExecutors.newSequentialExecutor(task -> background.run("a desk listener", task));
        Listening listening = new Listening(desk, listener, new ConcurrentLinkedQueue<>(), inOrder);
        listeners.add(listening);
        return () -> listeners.remove(listening);
    }

    /** Tells the listeners of a desk; of all desks where none is named. */
    public void signal(Optional<AgentId> desk, DeskSignal signal) {
        post(desk, List.of(signal)).run();
    }

    /**
     * Gives the listeners of a desk their signals, in the order of such calls.
     *
     * @return has them heard; to be run while no lock is held, since an executor of the host may run a listener here and now
     */
    public Runnable post(Optional<AgentId> desk, List<DeskSignal> signals) {
        List<Listening> told = listeners.stream()
                .filter(listening -> desk.isEmpty() || desk.get().equals(listening.desk()))
                .toList();
        order.lock();
        try {
            told.forEach(listening -> listening.untold().addAll(signals));
        } finally {
            order.unlock();
        }
        return () -> told.forEach(
                listening -> signals.forEach(each -> listening.inOrder().execute(() -> tellNext(listening))));
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
