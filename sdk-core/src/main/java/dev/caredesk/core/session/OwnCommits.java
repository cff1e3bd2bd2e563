package dev.caredesk.core.session;

import dev.caredesk.spi.storage.ChangeSetId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The last commits of an engagement, which are no news to it. Safe for use by several threads. */
final class OwnCommits {

    private static final int KEPT = 64;

    private final Set<ChangeSetId> ids = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();

    void add(ChangeSetId id) {
        lock.lock();
        try {
            if (ids.add(id) && ids.size() > KEPT) {
                ids.remove(ids.iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    boolean contains(ChangeSetId id) {
        lock.lock();
        try {
            return ids.contains(id);
        } finally {
            lock.unlock();
        }
    }
}
