package dev.caredesk.jdbc.dialect;

import dev.caredesk.Subscription;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.sql.BestEffort;
import dev.caredesk.spi.storage.CommitBell;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The bell of PostgreSQL: {@code NOTIFY} once a commit has returned, since inside of it it would make commits queue; of all tenants that
 * committed meanwhile in one statement. One thread with one connection rings and listens, from the first commit or listener until the
 * storage is closed. While it has no connection it tries to get one; then it tells all listeners once, since they may have missed something.
 */
public final class PostgresCommitBell implements CommitBell, AutoCloseable {
    /** The time that it listens before it checks whether to ring. */
    private static final int SLICE_MILLIS = 20;

    private static final Duration REST = Duration.ofSeconds(2);

    /** The time without a notification after which it sends one, to check the connection. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String RING = "SELECT pg_notify(?, name) FROM UNNEST(CAST(? AS TEXT ARRAY)) AS names (name)";

    private final DataSource source;
    private final String channel;
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final List<BellListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "caredesk-bell");

    private record BellListener(TenantId tenant, Runnable task) {}

    /**
     * Makes a bell; its thread begins with the first commit or listener.
     *
     * @param source leads to the server itself, with no pooler of transactions in between
     * @param channel storages on the same tables have the same
     */
    public PostgresCommitBell(DataSource source, String channel) {
        this.source = source;
        this.channel = channel;
        thread.setDaemon(true);
    }

    @Override
    public Subscription onCommit(TenantId tenant, Runnable task) {
        BellListener listening = new BellListener(tenant, () -> task.run());
        listeners.add(listening);
        begin();
        return () -> listeners.remove(listening);
    }

    private void begin() {
        if (begun.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /** A commit of this storage returned. */
    public void committed(TenantId tenant) {
        due.add(tenant.value());
        begin();
    }

    private void run() {
        do {
            try {
                BestEffort.run(this::ringAndListen);
            } catch (RuntimeException oneWhoHeard) {
                // It was told not to throw; the others hear on.
            }
        } while (!isClosed(REST));
    }

    private void ringAndListen() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                // A bell that a crash swallows is none that was promised.
                statement.execute("SET synchronous_commit = off");
                statement.execute("LISTEN \"" + channel + '"');
            }
            listeners.forEach(each -> each.task().run());
            PGConnection server = connection.unwrap(PGConnection.class);
            long spoke = System.nanoTime();
            while (!isClosed(Duration.ZERO)) {
                if (!due.isEmpty() || System.nanoTime() - spoke > SILENCE.toNanos()) {
                    ring(connection);
                    spoke = System.nanoTime();
                }
                listen(server);
            }
        }
    }

    private void ring(Connection connection) throws SQLException {
        List<String> tenants = List.copyOf(due);
        due.removeAll(tenants);
        try (PreparedStatement statement = connection.prepareStatement(RING)) {
            statement.setString(1, channel);
            statement.setArray(2, connection.createArrayOf("TEXT", tenants.toArray()));
            statement.execute();
        }
    }

    private void listen(PGConnection server) throws SQLException {
        PGNotification[] heard = server.getNotifications(SLICE_MILLIS);
        if (heard == null) {
            return;
        }
        for (PGNotification one : heard) {
            if (one.getPID() != server.getBackendPID()) {
                listeners.stream()
                        .filter(each -> each.tenant().value().equals(one.getParameter()))
                        .forEach(each -> each.task().run());
            }
        }
    }

    private boolean isClosed(Duration patience) {
        try {
            return closed.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
