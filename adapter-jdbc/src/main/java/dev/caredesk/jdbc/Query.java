package dev.caredesk.jdbc;

import java.util.ArrayList;
import java.util.List;

/** A query with its parameters, and what its rows are. */
record Query<T>(String text, List<?> parameters, Sql.Mapper<T> mapper) {

    Query {
        parameters = List.copyOf(parameters);
    }

    static <T> Query<T> of(String text, Sql.Mapper<T> mapper, Object... parameters) {
        return new Query<>(text, List.of(parameters), mapper);
    }

    /** A value in a query: a parameter, or a query that gives it. */
    record Value(String text, List<Object> parameters) {

        static Value of(Object parameter) {
            return new Value("?", List.of(parameter));
        }
    }

    /** Parameters in the order of a text, those of values in their places. */
    static List<Object> parameters(Object... all) {
        List<Object> flat = new ArrayList<>();
        for (Object one : all) {
            if (one instanceof Value value) {
                flat.addAll(value.parameters());
            } else {
                flat.add(one);
            }
        }
        return flat;
    }
}
