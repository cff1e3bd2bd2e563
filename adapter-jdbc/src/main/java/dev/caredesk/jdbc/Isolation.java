package dev.caredesk.jdbc;

/** What a transaction is begun for. */
enum Isolation {
    /** One statement that reads. */
    STATEMENT,
    /** Queries that are asked together, and see one state of all tables. */
    TOGETHER,
    /** Statements that write, and see what others committed meanwhile. */
    WRITE,
    /** A commit, which the dialect begins and ends itself. */
    COMMIT
}
