package dev.caredesk.jdbc;

import java.sql.SQLException;
import java.util.List;

/**
 * A statement of a commit, with its rows of parameters.
 *
 * @param expects what each row must do
 */
record Step(String text, List<List<Object>> rows, Expects expects) {
    Step {
        rows = List.copyOf(rows);
    }

    /** What a row of a statement must do. */
    enum Expects {
        /** Nothing. */
        ANYTHING,
        /** Change one row, or the commit is refused. */
        ONE_CHANGED,
        /** Find a row, or the commit is refused. */
        FOUND
    }

    /** With that in the place of each number of the commit order. */
    Step numbered(String order) {
        return new Step(text.replace(Steps.ORDER, order), rows, expects);
    }

    /** Runs it; false when a row did not do what it must. */
    boolean holds(Sql sql) throws SQLException {
        if (expects == Expects.FOUND) {
            return isEachFound(sql);
        }
        for (int count : sql.batch(text, rows)) {
            if (expects == Expects.ONE_CHANGED && count != 1) {
                return false;
            }
        }
        return true;
    }

    private boolean isEachFound(Sql sql) throws SQLException {
        for (List<Object> row : rows) {
            if (sql.list(text, row, found -> true).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
