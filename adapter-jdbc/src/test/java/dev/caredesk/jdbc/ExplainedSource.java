package dev.caredesk.jdbc;

import dev.caredesk.proof.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A data source on PostgreSQL that notes the plan of each statement as it was run, which the server's auto_explain tells. */
final class ExplainedSource {
    private static final String EXPLAINING = "?options=-c%20session_preload_libraries=auto_explain"
            + "%20-c%20auto_explain.log_min_duration=0%20-c%20client_min_messages=log";
    private static final Pattern WHOLE = Pattern.compile("Seq Scan on ([a-z_]+)");

    private final String url;
    private final List<String> plans = new CopyOnWriteArrayList<>();

    ExplainedSource(String url) {
        this.url = url + EXPLAINING;
    }

    DataSource source() {
        return Proxied.as(DataSource.class, (proxy, method, arguments) -> connection());
    }

    /** The plans of what was run since the last call, as text. */
    List<String> plans() {
        List<String> all = List.copyOf(plans);
        plans.clear();
        return all;
    }

    /** The tables that a plan reads from their beginning to their end. */
    static List<String> readWhole(String plan) {
        List<String> tables = new ArrayList<>();
        Matcher matcher = WHOLE.matcher(plan);
        while (matcher.find()) {
            tables.add(matcher.group(1));
        }
        return tables;
    }

    private Connection connection() throws Throwable {
        Connection real = DriverManager.getConnection(url, TestPostgres.USER, TestPostgres.PASSWORD);
        return Proxied.as(Connection.class, (proxy, method, arguments) -> {
            Object result = Proxied.call(real, method, arguments);
            return result instanceof Statement statement ? explained(method.getReturnType(), statement) : result;
        });
    }

    private <T> T explained(Class<T> type, Statement real) {
        return Proxied.as(type, (proxy, method, arguments) -> {
            if ("close".equals(method.getName())) {
                for (SQLWarning told = real.getWarnings(); told != null; told = told.getNextWarning()) {
                    plans.add(told.getMessage());
                }
            }
            return Proxied.call(real, method, arguments);
        });
    }
}
