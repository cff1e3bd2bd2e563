package dev.caredesk.jdbc.database;

import java.sql.SQLException;

/** A connection broke while a commit was under way: it may have happened (E7). */
public final class LostCommitException extends SQLException {
    private static final long serialVersionUID = 1L;

    public LostCommitException(SQLException failure) {
        super(failure.getMessage(), failure.getSQLState(), failure.getErrorCode());
        setStackTrace(failure.getStackTrace());
    }
}
