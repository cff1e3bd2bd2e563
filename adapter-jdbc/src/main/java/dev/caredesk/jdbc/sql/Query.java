package dev.caredesk.jdbc.sql;

import java.util.ArrayList;
import java.util.List;

/** A query with its parameters, and what its rows are. */
public record Query<T>(String text, List<?> parameters, SqlSession.RowMapper<T> mapper) {

    public Query {
        parameters = List.copyOf(parameters);
    }

    public static <T> Query<T> of(String text, SqlSession.RowMapper<T> mapper, Object... parameters) {
        return new Query<>(text, List.of(parameters), mapper);
    }

    /** A value in a query: a parameter, or a query that gives it. */
    public record QueryValue(String text, List<Object> parameters) {

        public static QueryValue of(Object parameter) {
            return new QueryValue("?", List.of(parameter));
        }
    }

    /** Parameters in the order of a text, those of values in their places. */
    public static List<Object> parameters(Object... all) {
        List<Object> flat = new ArrayList<>();
        for (Object one : all) {
            if (one instanceof QueryValue value) {
                flat.addAll(value.parameters());
            } else {
                flat.add(one);
            }
        }
        return flat;
    }
}
