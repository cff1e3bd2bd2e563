package dev.caredesk.jdbc.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The statements of a commit as one text, so that they take one round trip: begun, run and committed in it. Where a row does not do
 * what it must, a statement divides by zero, and nothing that follows is done.
 */
public final class StatementChain {
    private final String order;
    private final List<ChainPart> parts = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /**
     * Begins a chain.
     *
     * @param begin the first statement
     * @param order what stands in the place of each number of the commit order
     */
    public StatementChain(String begin, String order) {
        this.order = order;
        parts.add(new ChainPart(begin, GuardedStatement.RowExpectation.ANYTHING, 1));
    }

    /** A statement that is there once for each row, or once with several rows. */
    private record ChainPart(String statement, GuardedStatement.RowExpectation expects, int rows) {

        boolean isOneInsert() {
            return expects == GuardedStatement.RowExpectation.ANYTHING
                    && rows > 1
                    && statement.startsWith("INSERT")
                    && statement.endsWith(")")
                    && !statement.contains(" ON CONFLICT ");
        }

        List<String> texts() {
            return isOneInsert() ? List.of(withRows()) : Collections.nCopies(rows, guarded());
        }

        private String withRows() {
            int values = statement.lastIndexOf(" VALUES ") + " VALUES ".length();
            return statement.substring(0, values)
                    + String.join(", ", Collections.nCopies(rows, statement.substring(values)));
        }

        private String guarded() {
            return switch (expects) {
                case ANYTHING -> statement;
                case ONE_CHANGED -> "WITH done AS (" + statement + " RETURNING 1) SELECT 1 / COUNT(*) FROM done";
                case FOUND -> "WITH found AS (" + statement + ") SELECT 1 / COUNT(*) FROM found";
            };
        }
    }

    /** Returns the parts of the text, by which a text that was made before is found. */
    List<?> shape() {
        return Collections.unmodifiableList(parts);
    }

    String text() {
        List<String> texts =
                parts.stream().flatMap(part -> part.texts().stream()).toList();
        return String.join("; ", texts).replace(GuardedStatement.ORDER, order);
    }

    List<Object> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    public StatementChain add(String statement, List<?> values) {
        parts.add(new ChainPart(statement, GuardedStatement.RowExpectation.ANYTHING, 1));
        parameters.addAll(values);
        return this;
    }

    public StatementChain add(GuardedStatement step) {
        parts.add(new ChainPart(step.text(), step.expects(), step.rows().size()));
        step.rows().forEach(parameters::addAll);
        return this;
    }
}
