package dev.caredesk.benchmarks;

/** A way of closing all overdue requests of a database. */
interface Sweeping extends AutoCloseable {

    /** How many it closed. */
    long sweep();

    @Override
    void close();
}
