package dev.caredesk.jdbc.sql;

/** The purpose for which a transaction is begun. */
public enum TransactionKind {
    /** One statement that reads. */
    SINGLE_READ,
    /** Queries that are asked together, and see one state of all tables. */
    SNAPSHOT_READ,
    /** Statements that write, and see what others committed meanwhile. */
    WRITE,
    /** A commit, which the dialect begins and ends itself. */
    COMMIT
}
