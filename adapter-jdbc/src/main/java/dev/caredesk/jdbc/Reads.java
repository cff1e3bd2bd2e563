package dev.caredesk.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Queries that are asked together: in one round trip where the database can, and of one state of all tables. Lives for one call. */
final class Reads {
    private final Sql sql;
    private final List<Asked<?>> asked = new ArrayList<>();

    Reads(Sql sql) {
        this.sql = sql;
    }

    /** A query that was asked; it has its rows once all are answered. */
    static final class Asked<T> {
        private final Query<T> query;
        private List<T> rows = List.of();

        private Asked(Query<T> query) {
            this.query = query;
        }

        Query<T> query() {
            return query;
        }

        List<T> rows() {
            return rows;
        }

        void answer(Row row) throws SQLException {
            List<T> read = new ArrayList<>();
            while (row.next()) {
                read.add(query.mapper().map(row));
            }
            rows = read;
        }
    }

    <T> Asked<T> ask(Query<T> query) {
        Asked<T> one = new Asked<>(query);
        asked.add(one);
        return one;
    }

    void answer() throws SQLException {
        sql.answer(asked);
        asked.clear();
    }
}
