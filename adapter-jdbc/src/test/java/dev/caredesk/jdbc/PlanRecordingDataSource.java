package dev.caredesk.jdbc;

import dev.caredesk.jdbc.schema.SingleConnectionSource;
import dev.caredesk.proof.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A connection to PostgreSQL that notes the plan of each statement, with what it read, which the server's auto_explain tells. */
final class PlanRecordingDataSource implements AutoCloseable {
    private static final String EXPLAINING = "?prepareThreshold=1&options=-c%20session_preload_libraries=auto_explain"
            + "%20-c%20auto_explain.log_min_duration=0%20-c%20auto_explain.log_analyze=on"
            + "%20-c%20auto_explain.log_buffers=on%20-c%20auto_explain.log_timing=off%20-c%20client_min_messages=log"
            + "%20-c%20plan_cache_mode=";

    private final SingleConnectionSource only;
    private final List<QueryPlan> plans = new CopyOnWriteArrayList<>();

    /** The server's plan cache mode. By itself it chooses by what it expects of both. */
    enum PlanCacheMode {
        FOR_ITS_VALUES("force_custom_plan"),
        FOR_ANY_VALUES("force_generic_plan");

        private final String mode;

        PlanCacheMode(String mode) {
            this.mode = mode;
        }
    }

    PlanRecordingDataSource(String url, PlanCacheMode planning) throws SQLException {
        String explaining = url + EXPLAINING + planning.mode;
        DataSource real = JdbcProxy.as(
                DataSource.class,
                (proxy, method, arguments) ->
                        DriverManager.getConnection(explaining, TestPostgres.USER, TestPostgres.PASSWORD));
        only = new SingleConnectionSource(real.getConnection(), Optional.empty());
    }

    DataSource source() {
        DataSource real = only.source();
        return JdbcProxy.as(DataSource.class, (proxy, method, arguments) -> explained(real.getConnection()));
    }

    /** The plans of what was run since the last call. */
    List<QueryPlan> plans() {
        List<QueryPlan> all = List.copyOf(plans);
        plans.clear();
        return all;
    }

    /** The plans of one statement. */
    List<QueryPlan> plans(String text) throws SQLException {
        plans.clear();
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
        return plans();
    }

    private Connection explained(Connection real) {
        return JdbcProxy.as(Connection.class, (proxy, method, arguments) -> {
            Object result = JdbcProxy.call(real, method, arguments);
            return result instanceof Statement statement ? explained(method.getReturnType(), statement) : result;
        });
    }

    private <T> T explained(Class<T> type, Statement real) {
        return JdbcProxy.as(type, (proxy, method, arguments) -> {
            if ("close".equals(method.getName())) {
                for (SQLWarning told = real.getWarnings(); told != null; told = told.getNextWarning()) {
                    plans.add(new QueryPlan(String.valueOf(told.getMessage())));
                }
            }
            return JdbcProxy.call(real, method, arguments);
        });
    }

    @Override
    public void close() throws SQLException {
        only.close();
    }
}
