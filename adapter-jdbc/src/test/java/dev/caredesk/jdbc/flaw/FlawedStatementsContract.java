package dev.caredesk.jdbc.flaw;

import dev.caredesk.jdbc.JdbcProxy;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.StorageContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The contract over H2 with a mistake in some statements, until the first test fails. The build does not find it by its name. */
@ExtendWith(FlawedStatementsContract.UntilFailure.class)
class FlawedStatementsContract extends StorageContract {

    static final Set<String> TEXTS = ConcurrentHashMap.newKeySet();
    /** The statements as they are with the mistake that is tried, by how they should be. */
    static volatile Map<String, String> flawed = Map.of();

    static volatile boolean failed;

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Queue<Connection> KEPT = new ArrayDeque<>();

    /** Skips what comes after a failure. */
    static final class UntilFailure implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return failed
                    ? ConditionEvaluationResult.disabled("a test has failed already")
                    : ConditionEvaluationResult.enabled("none has failed");
        }
    }

    @Override
    public Storage open() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:flaws-" + DATABASES.incrementAndGet());
        keep(h2);
        return JdbcStorage.of(JdbcProxy.as(DataSource.class, (proxy, method, arguments) -> {
            Object result = JdbcProxy.call(h2, method, arguments);
            return result instanceof Connection connection ? flawed(connection) : result;
        }));
    }

    /** Keeps the database of the test that runs, with one that it may open beside, and lets go of those before. */
    private static void keep(JdbcDataSource h2) {
        try {
            KEPT.add(h2.getConnection());
            if (KEPT.size() > 2) {
                KEPT.remove().close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection flawed(Connection real) {
        return JdbcProxy.as(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                String text = (String) arguments[0];
                TEXTS.add(text);
                arguments[0] = flawed.getOrDefault(text, text);
            }
            return JdbcProxy.call(real, method, arguments);
        });
    }
}
