package dev.caredesk.benchmarks.contender;

/** A way of closing all overdue requests of a database. */
public interface OverdueSweep extends AutoCloseable {

    /** Returns how many it closed. */
    long sweep();

    @Override
    void close();
}
