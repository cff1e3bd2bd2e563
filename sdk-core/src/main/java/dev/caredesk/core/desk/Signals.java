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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Tells desk listeners their signals: on the executor, one after another for each listener, so that none holds up another. */
final class Signals implements DeskSignals {

    private final Background background;
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();

    private record Listening(AgentId desk, DeskListener listener, Executor inOrder) {}

    Signals(Background background) {
        this.background = background;
    }

    Subscription listen(AgentId desk, DeskListener listener) {
        Executor inOrder = MoreExecutors.newSequentialExecutor(task -> background.run("a desk listener", task));
        Listening listening = new Listening(desk, listener, inOrder);
        listeners.add(listening);
        return () -> listeners.remove(listening);
    }

    @Override
    public void signal(Optional<AgentId> desk, DeskSignal signal) {
        for (Listening listening : listeners) {
            if (desk.isEmpty() || desk.get().equals(listening.desk())) {
                listening.inOrder().execute(() -> tell(listening, signal));
            }
        }
    }

    private void tell(Listening listening, DeskSignal signal) {
        try {
            listening.listener().on(signal);
        } catch (RuntimeException failure) {
            background.problem("a desk listener", failure);
        }
    }
}
