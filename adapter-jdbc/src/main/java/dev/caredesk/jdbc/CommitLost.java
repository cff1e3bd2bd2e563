package dev.caredesk.jdbc;

import java.sql.SQLException;

/** A connection broke while a commit was under way: it may have happened (E7). */
final class CommitLost extends SQLException {
    private static final long serialVersionUID = 1L;

    CommitLost(SQLException failure) {
        super(failure.getMessage(), failure.getSQLState(), failure.getErrorCode());
        setStackTrace(failure.getStackTrace());
    }
}
