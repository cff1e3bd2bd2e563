package dev.caredesk.jdbc;

import dev.caredesk.StorageException;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** A database in use: transactions that begin, are repeated and end here. */
final class Database {
    /** How often a transaction is tried when it loses against another one, or when its end is not known. */
    private static final int TRIES = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connections source;
    private final Dialect dialect;
    private final Texts texts;
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private final AtomicBoolean closed = new AtomicBoolean();

    Database(Connections source, Dialect dialect, String schema) {
        this.source = source;
        this.dialect = dialect;
        this.texts = new Texts(schema);
    }

    /** What is done in a transaction. */
    interface Work<T> {
        T in(Sql sql) throws SQLException;
    }

    /** What is done in a transaction that writes; {@code again} when an earlier try may have been committed. */
    interface Change<T> {
        T in(Sql sql, boolean again) throws SQLException;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Reads with one statement. */
    <T> T read(Work<T> work) {
        return uninterrupted(() -> reading(Isolation.STATEMENT, work));
    }

    /** Reads with queries that are asked together, and see one state. */
    <T> T together(Work<T> work) {
        return uninterrupted(() -> reading(Isolation.TOGETHER, work));
    }

    private <T> T reading(Isolation isolation, Work<T> work) {
        for (int tries = 1; ; tries++) {
            checkOpen();
            try (Transaction transaction = dialect.begin(source.take(dialect), isolation)) {
                T result = work.in(new Sql(transaction, texts));
                transaction.endReading();
                return result;
            } catch (SQLException failure) {
                if (tries == TRIES || !dialect.isContention(failure)) {
                    throw Failures.failed(dialect, failure);
                }
            }
        }
    }

    /** Writes, and commits. */
    <T> T write(TenantId tenant, Isolation isolation, Change<T> change) {
        return uninterrupted(() -> queued(tenant, isolation, change));
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

    private <T> T queued(TenantId tenant, Isolation isolation, Change<T> change) {
        try {
            return dialect.queued(tenant, () -> writing(isolation, change));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw StorageException.broken("a transaction ended without a reason");
        }
    }

    /**
     * A commit that failed may have happened all the same (E7). The same work is then done again: it finds out by the id, or
     * the revision, that it was done. If that is impossible, the outcome is unknown.
     */
    private <T> T writing(Isolation isolation, Change<T> change) {
        boolean again = false;
        for (int tries = 1; ; tries++) {
            checkOpen();
            boolean committing = false;
            try (Transaction transaction = dialect.begin(source.take(dialect), isolation)) {
                T result = change.in(new Sql(transaction, texts), again);
                committing = true;
                transaction.commit();
                return result;
            } catch (SQLException failure) {
                boolean lost = dialect.isContention(failure);
                boolean unknown = !lost && (committing || failure instanceof CommitLost);
                again = again || unknown;
                if (tries == TRIES || !(lost || unknown)) {
                    throw again ? Failures.unknownOutcome(failure) : Failures.failed(dialect, failure);
                }
            }
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new WrongCallException("the storage is closed");
        }
    }

    /**
     * Lets what is under way come to its end, so that nobody has a connection any more when it returns; but waits no longer than ten
     * seconds.
     *
     * @return whether this call closed it
     */
    boolean close() {
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
