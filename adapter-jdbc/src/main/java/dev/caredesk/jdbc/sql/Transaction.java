package dev.caredesk.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A transaction on a connection, which is given back as it came. */
public interface Transaction extends AutoCloseable {

    Connection connection();

    void commit() throws SQLException;

    /** Takes back what was written; more can be done in it. */
    void rollback() throws SQLException;

    /** Lets the reads that follow see one state of all tables until it ends. Nothing may have been done in it before. */
    void beginSnapshot() throws SQLException;

    /** Runs a text of statements that begins and ends a transaction of its own; when it fails, that is still open. */
    void run(PreparedStatement whole) throws SQLException;

    /** Returns true if several queries can run as one text. */
    boolean canRunTogether();

    /** Ends what only read, whose result stands whatever happens now. */
    void endReading();

    /** Rolls back what was neither committed nor ended. Once it is, no failure counts: what is broken shows at the next use. */
    @Override
    void close();
}
