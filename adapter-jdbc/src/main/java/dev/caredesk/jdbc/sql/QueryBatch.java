package dev.caredesk.jdbc.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Queries that are asked together: in one round trip where the database can, and of one state of all tables. Lives for one call. */
public final class QueryBatch {
    private final SqlSession sql;
    private final List<QueryResult<?>> asked = new ArrayList<>();

    public QueryBatch(SqlSession sql) {
        this.sql = sql;
    }

    /** A query that was asked; it has its rows once all are answered. */
    public static final class QueryResult<T> {
        private final Query<T> query;
        private List<T> rows = List.of();

        private QueryResult(Query<T> query) {
            this.query = query;
        }

        Query<T> query() {
            return query;
        }

        public List<T> rows() {
            return rows;
        }

        void read(ResultRow row) throws SQLException {
            List<T> read = new ArrayList<>();
            while (row.next()) {
                read.add(query.mapper().map(row));
            }
            rows = read;
        }
    }

    public <T> QueryResult<T> add(Query<T> query) {
        QueryResult<T> one = new QueryResult<>(query);
        asked.add(one);
        return one;
    }

    /**
     * Runs statements that give rows as one transaction that writes; each sees what was committed before it. Only where the transaction is of
     * {@link TransactionKind#COMMIT} and can run them together.
     */
    public void runAndCommit() throws SQLException {
        sql.commitTogether(asked);
        asked.clear();
    }

    public void run() throws SQLException {
        sql.runTogether(asked);
        asked.clear();
    }
}
