package dev.caredesk.jdbc;

import java.sql.SQLException;

/** The end of a transaction whose outcome is known by then, or reported by who ended it: what fails now only shows that it failed. */
final class Quietly {
    private Quietly() {}

    /** What is done. */
    interface Step {
        void run() throws SQLException;
    }

    /** Does it; false when it failed. */
    static boolean run(Step step) {
        try {
            step.run();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }
}
