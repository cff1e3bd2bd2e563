package dev.caredesk.jdbc.sql;

import java.sql.SQLException;
import java.util.List;

/**
 * A statement of a commit, with its rows of parameters.
 *
 * @param expects what each row must do
 */
public record GuardedStatement(String text, List<List<Object>> rows, RowExpectation expects) {
    /** Stands in a text for a number of the commit order, whose parameter follows the ChangeSet. */
    public static final String ORDER = "@";

    public GuardedStatement {
        rows = List.copyOf(rows);
    }

    /** The effect that each row of a statement must have. */
    public enum RowExpectation {
        /** Nothing. */
        ANYTHING,
        /** Change one row, or the commit is refused. */
        ONE_CHANGED,
        /** Find a row, or the commit is refused. */
        FOUND
    }

    /** Returns the statement with an expression in the place of each number of the commit order. */
    public GuardedStatement withOrderExpression(String order) {
        return new GuardedStatement(text.replace(ORDER, order), rows, expects);
    }

    /** Runs it; false when a row did not do what it must. */
    public boolean runAndCheck(SqlSession sql) throws SQLException {
        if (expects == RowExpectation.FOUND) {
            return isEachFound(sql);
        }
        for (int count : sql.batch(text, rows)) {
            if (expects == RowExpectation.ONE_CHANGED && count != 1) {
                return false;
            }
        }
        return true;
    }

    private boolean isEachFound(SqlSession sql) throws SQLException {
        for (List<Object> row : rows) {
            if (sql.list(text, row, found -> true).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
