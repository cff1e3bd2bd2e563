package dev.caredesk.jdbc.schema;

import dev.caredesk.jdbc.database.Dialect;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** One connection for whoever asks: so a pool of a single one is enough for a migration. */
public final class SingleConnectionSource implements AutoCloseable {
    private final Connection connection;
    private final boolean autoCommit;
    private final Optional<Dialect.SessionLock> lock;

    /**
     * Takes the connection, and closes it in the end.
     *
     * @param lock keeps other processes waiting until it is closed, if the database has such a lock
     */
    public SingleConnectionSource(Connection connection, Optional<Dialect.SessionLock> lock) throws SQLException {
        this.lock = lock;
        this.connection = connection;
        try {
            autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            if (lock.isPresent()) {
                run(lock.get().take());
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private void run(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** The connection as a data source; whoever closes it has it no longer, and it stays open. */
    public DataSource source() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!"getConnection".equals(method.getName())) {
                throw new SQLFeatureNotSupportedException(
                        "single connection source must be asked for a connection only, was for " + method.getName());
            }
            connection.setAutoCommit(true);
            return uncloseable();
        });
    }

    private Connection uncloseable() {
        AtomicBoolean closed = new AtomicBoolean();
        return proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "close" -> {
                closed.set(true);
                yield null;
            }
            case "isClosed" -> closed.get();
            default -> call(method, arguments);
        });
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.setAutoCommit(true);
            if (lock.isPresent()) {
                run(lock.get().release());
            }
            connection.setAutoCommit(autoCommit);
        }
    }
}
