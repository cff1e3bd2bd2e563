package dev.caredesk.benchmarks.measure;

/** One way of doing a workload's operation, on a database of its own. */
public interface Contender extends AutoCloseable {

    /**
     * An agent who does the operation.
     *
     * @param number from 0
     * @param of how many agents work at the same time
     */
    Agent agent(int number, int of);

    @Override
    void close();

    /** An agent; used by one thread at a time. */
    interface Agent extends AutoCloseable {

        /** Prepares the operation; not timed. */
        void prepare();

        /** The operation. */
        void work();

        /** Removes what the operation leaves behind and the next one must not find; not timed. */
        void tidy();

        @Override
        void close();
    }
}
