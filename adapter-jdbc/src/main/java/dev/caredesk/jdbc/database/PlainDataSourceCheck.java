package dev.caredesk.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;

/**
 * The question whether a data source is plain, asked at the start. One that hands out the connection of the caller's transaction is none,
 * for then our commits would be the host's.
 *
 * <ol>
 *   <li>A proxy that is known to do so is refused by its name, also below other proxies that tell of what they wrap.
 *   <li>A connection that stays open when it is closed is one for all, and refused.
 *   <li>A connection that commits by itself on another thread and not on this one belongs to a transaction of this thread, and is refused.
 * </ol>
 *
 * An unknown proxy is not found where no transaction is begun at the start. Later on {@link ConnectionSource} refuses each connection on which
 * a transaction of the host has written; one on which it has written nothing yet is used apart from it, before the host writes.
 */
public final class PlainDataSourceCheck {
    private static final List<String> JOINING =
            List.of("org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy");

    private final ConnectionSource connections;

    private PlainDataSourceCheck(ConnectionSource connections) {
        this.connections = connections;
    }

    /** Refuses a data source that is not plain. */
    public static void check(ConnectionSource connections) throws SQLException {
        PlainDataSourceCheck plain = new PlainDataSourceCheck(connections);
        DataSource source = connections.source();
        for (String name : JOINING) {
            if (isKind(source, name)) {
                throw ExceptionTranslator.translate(DatabaseFault.HOST_SOURCE);
            }
        }
        plain.checkConnection();
    }

    private static boolean isKind(DataSource source, String name) {
        try {
            Class<?> kind = Class.forName(name, false, source.getClass().getClassLoader());
            return kind.isInstance(source) || source.isWrapperFor(kind);
        } catch (ClassNotFoundException absent) {
            return false;
        } catch (SQLException | RuntimeException | LinkageError silent) {
            // It does not tell what it wraps.
            return false;
        }
    }

    private void checkConnection() throws SQLException {
        Connection connection = connections.connect();
        boolean commits;
        try {
            commits = connection.getAutoCommit();
        } finally {
            connection.close();
        }
        if (!connection.isClosed()) {
            throw ExceptionTranslator.translate(DatabaseFault.ONE_FOR_ALL);
        }
        if (!commits && autoCommitsOnOtherThread().orElse(false)) {
            throw ExceptionTranslator.translate(DatabaseFault.HOST_SOURCE);
        }
    }

    /** Returns the auto-commit mode of a connection that another thread takes; empty where it gets none. */
    private Optional<Boolean> autoCommitsOnOtherThread() {
        CompletableFuture<Boolean> commits = new CompletableFuture<>();
        Thread other = new Thread(() -> answer(commits), "caredesk-start");
        other.setDaemon(true);
        other.start();
        try {
            return Optional.of(commits.get());
        } catch (ExecutionException none) {
            return Optional.empty();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void answer(CompletableFuture<Boolean> commits) {
        try (Connection connection = connections.connect()) {
            commits.complete(connection.getAutoCommit());
        } catch (SQLException | RuntimeException none) {
            commits.completeExceptionally(none);
        }
    }
}
