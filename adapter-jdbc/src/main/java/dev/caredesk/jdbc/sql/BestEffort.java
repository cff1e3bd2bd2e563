package dev.caredesk.jdbc.sql;

import java.sql.SQLException;

/** The end of a transaction whose outcome is known by then, or reported by who ended it: what fails now only shows that it failed. */
public final class BestEffort {
    private BestEffort() {}

    /** An action on the database. */
    public interface SqlAction {
        void run() throws SQLException;
    }

    /** Does it; false when it failed. */
    public static boolean run(SqlAction action) {
        try {
            action.run();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }
}
