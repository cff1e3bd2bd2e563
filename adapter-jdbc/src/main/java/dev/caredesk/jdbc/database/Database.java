package dev.caredesk.jdbc.database;

import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.sql.StatementTexts;
import dev.caredesk.jdbc.sql.Transaction;
import dev.caredesk.jdbc.sql.TransactionKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** A database in use: transactions that begin, are repeated and end here. */
public final class Database {
    /** The number of tries of a transaction that loses against another one, or whose end is not known. */
    private static final int TRIES = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConnectionSource source;
    private final Dialect dialect;
    private final StatementTexts texts;
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private final AtomicBoolean closed = new AtomicBoolean();

    public Database(ConnectionSource source, Dialect dialect, String schema) {
        this.source = source;
        this.dialect = dialect;
        this.texts = new StatementTexts(schema);
    }

    /** The work of a transaction that reads. */
    public interface ReadWork<T> {
        T run(SqlSession sql) throws SQLException;
    }

    /** The work of a transaction that writes; {@code again} when an earlier try may have been committed. */
    public interface WriteWork<T> {
        T run(SqlSession sql, boolean again) throws SQLException;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Reads with one statement. */
    public <T> T read(ReadWork<T> work) {
        return uninterrupted(() -> tryRead(TransactionKind.SINGLE_READ, work));
    }

    /** Reads with queries that are asked together, and see one state. */
    public <T> T readSnapshot(ReadWork<T> work) {
        return uninterrupted(() -> tryRead(TransactionKind.SNAPSHOT_READ, work));
    }

    private <T> T tryRead(TransactionKind kind, ReadWork<T> work) {
        for (int tries = 1; ; tries++) {
            checkOpen();
            try (Transaction transaction = dialect.begin(source.connect(dialect), kind)) {
                T result = work.run(new SqlSession(transaction, texts));
                transaction.endReading();
                return result;
            } catch (SQLException failure) {
                if (tries == TRIES || !dialect.isContention(failure)) {
                    throw ExceptionTranslator.translate(dialect, failure);
                }
            }
        }
    }

    /** Writes, and commits. */
    public <T> T write(TenantId tenant, TransactionKind kind, WriteWork<T> change) {
        return uninterrupted(() -> runQueued(tenant, kind, change));
    }

    /** An interrupt from before waits until the work is done, since it would end the files of an embedded database. */
    private <T> T uninterrupted(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        use.readLock().lock();
        try {
            return work.get();
        } finally {
            use.readLock().unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T runQueued(TenantId tenant, TransactionKind kind, WriteWork<T> change) {
        try {
            return dialect.runQueued(tenant, () -> tryWrite(kind, change));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw StorageException.broken("transaction must end with a result or a known failure, had neither");
        }
    }

    /**
     * A commit that failed may have happened all the same (E7). The same work is then done again: it finds out by the id, or
     * the revision, that it was done. If that is impossible, the outcome is unknown.
     */
    private <T> T tryWrite(TransactionKind kind, WriteWork<T> change) {
        boolean again = false;
        for (int tries = 1; ; tries++) {
            checkOpen();
            boolean committing = false;
            try (Transaction transaction = dialect.begin(source.connect(dialect), kind)) {
                T result = change.run(new SqlSession(transaction, texts), again);
                committing = true;
                transaction.commit();
                return result;
            } catch (SQLException failure) {
                boolean lost = dialect.isContention(failure);
                boolean unknown = !lost && (committing || failure instanceof LostCommitException);
                again = again || unknown;
                if (tries == TRIES || !(lost || unknown)) {
                    throw again
                            ? ExceptionTranslator.unknownOutcome(failure)
                            : ExceptionTranslator.translate(dialect, failure);
                }
            }
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new WrongCallException("storage must not be called after it was closed");
        }
    }

    /**
     * Closes the database. Waits for transactions under way, so that nobody has a connection when it returns, but no longer than ten
     * seconds.
     *
     * @return whether this call closed it
     */
    public boolean close() {
        boolean interrupted = Thread.interrupted();
        boolean alone = false;
        try {
            alone = use.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        boolean first = closed.compareAndSet(false, true);
        if (alone) {
            use.writeLock().unlock();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return first;
    }
}
