package dev.caredesk.inmemory;

import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.Payload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** All that one tenant has, behind one lock: commits one after another, reads beside each other (Z2). */
final class TenantData {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    final Records records = new Records();
    final Drafts drafts = new Drafts();
    final Recents recents = new Recents();
    final Claims claims = new Claims();
    final Commands commands = new Commands();
    final Journal journal;
    final Map<ChangeSetId, CommitResult.Committed> committed = new HashMap<>();
    Optional<Payload> settings = Optional.empty();

    private long order;

    /** Of a tenant that has nothing yet. */
    TenantData(String mark) {
        this.journal = new Journal(mark);
    }

    /** The commit order: greater for what is written later. */
    long nextOrder() {
        return ++order;
    }

    /** The commit order of what was written last. */
    long order() {
        return order;
    }

    <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    <T> T writing(Supplier<T> write) {
        lock.writeLock().lock();
        try {
            return write.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
