package dev.caredesk.benchmarks.contender;

import dev.caredesk.benchmarks.measure.Contender;
import java.util.function.IntConsumer;

/** An agent who searches. */
final class SearchAgent implements Contender.Agent {

    private final IntConsumer search;
    private final Runnable end;
    private int turn;

    /** @param search searches in that turn */
    SearchAgent(IntConsumer search, Runnable end) {
        this.search = search;
        this.end = end;
    }

    @Override
    public void prepare() {
        // All customers are there.
    }

    @Override
    public void work() {
        search.accept(turn++);
    }

    @Override
    public void tidy() {
        // A search leaves nothing behind.
    }

    @Override
    public void close() {
        end.run();
    }
}
