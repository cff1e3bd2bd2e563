package dev.caredesk.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The statements of a commit as one text, so that they take one round trip: begun, run and committed in it. Where a row does not do
 * what it must, a statement divides by zero, and nothing that follows is done.
 */
final class Chain {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    Chain(String begin) {
        text.append(begin);
    }

    String text() {
        return text.toString();
    }

    List<Object> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    Chain add(String statement, List<Object> values) {
        text.append("; ").append(statement);
        parameters.addAll(values);
        return this;
    }

    Chain add(Step step) {
        if (isInsert(step)) {
            rows(step);
            return this;
        }
        String guarded = guarded(step);
        step.rows().forEach(row -> add(guarded, row));
        return this;
    }

    private static boolean isInsert(Step step) {
        return step.expects() == Step.Expects.ANYTHING
                && step.text().startsWith("INSERT")
                && step.text().endsWith(")")
                && !step.text().contains(" ON CONFLICT ")
                && step.rows().size() > 1;
    }

    /** Several rows of an insert in one statement. */
    private void rows(Step step) {
        int values = step.text().lastIndexOf(" VALUES ") + " VALUES ".length();
        String row = step.text().substring(values);
        add(
                step.text().substring(0, values)
                        + String.join(", ", Collections.nCopies(step.rows().size(), row)),
                step.rows().stream().flatMap(List::stream).toList());
    }

    private static String guarded(Step step) {
        return switch (step.expects()) {
            case ANYTHING -> step.text();
            case ONE_CHANGED -> "WITH done AS (" + step.text() + " RETURNING 1) SELECT 1 / COUNT(*) FROM done";
            case FOUND -> "WITH found AS (" + step.text() + ") SELECT 1 / COUNT(*) FROM found";
        };
    }
}
