package dev.caredesk.core.event;

import dev.caredesk.Subscription;
import dev.caredesk.core.runtime.FailureStreak;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.runtime.WakeableTask;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.JournalPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;

/**
 * The change feed of one tenant: reads the journal in the background and tells its listeners each row once, in commit order (N1). Safe for
 * use by several threads; no lock is held while a listener or the storage is called.
 *
 * <ol>
 *   <li>A commit in this process, the storage's bell or the poll interval wakes it.
 *   <li>It reads the rows after its position, a page at a time.
 *   <li>It tells all listeners the page. While the storage fails, it rests and keeps its position.
 * </ol>
 */
public final class Feed {

    /** The poll interval, unless set. */
    public static final Duration POLL = Duration.ofMillis(200);

    private static final int BATCH = 500;

    /** The least time between two reads, so that under load one read has several commits; nobody notices so short a delay. */
    private static final Duration GAP = Duration.ofMillis(10);

    /** The poll interval with a bell, for a ring that was missed. */
    private static final Duration POLL_WITH_BELL = Duration.ofSeconds(5);

    private static final Duration SETTINGS = Duration.ofSeconds(1);
    private static final Duration SETTINGS_WITH_BELL = Duration.ofSeconds(30);
    private static final Duration MOST_REST = Duration.ofSeconds(2);

    private final TenantScope scope;
    private final Duration poll;
    private final WakeableTask task;
    private final FailureStreak streak;
    private final List<JournalListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Position> position = Optional.empty();
    private final JournalReadProgress readThrough = new JournalReadProgress();
    private volatile Optional<Subscription> bell = Optional.empty();
    private volatile Optional<Future<?>> polling = Optional.empty();
    private volatile boolean settingsDue;
    private volatile long settingsEach = 1;
    private long polls;

    public Feed(TenantScope scope) {
        this(scope, POLL);
    }

    /** @param poll the interval between polls; at least 5 seconds are used if the storage has a bell */
    public Feed(TenantScope scope, Duration poll) {
        this.scope = scope;
        this.poll = poll;
        this.task = new WakeableTask(scope.background(), "feed", GAP, this::read);
        this.streak = new FailureStreak(scope.background(), "feed", poll, MOST_REST);
    }

    /** Starts at the latest commit; called once. Fails with the storage. */
    public void start() {
        position = scope.storage().journal().latest(scope.id());
        readThrough.begin(scope.now());
        scope.onCommit(task::wake);
        bell = scope.storage().bell().map(each -> each.onCommit(scope.id(), task::wake));
        boolean rings = bell.isPresent();
        Duration every = rings && poll.compareTo(POLL_WITH_BELL) < 0 ? POLL_WITH_BELL : poll;
        settingsEach = Math.max(1, (rings ? SETTINGS_WITH_BELL : SETTINGS).dividedBy(every));
        polling = Optional.of(scope.background().every("feed", every, this::poll));
    }

    /** Stops the feed for good. */
    public void stop() {
        task.stop();
        polling.ifPresent(future -> future.cancel(false));
        bell.ifPresent(this::close);
    }

    private void close(Subscription subscription) {
        try {
            subscription.close();
        } catch (Throwable failure) { // of the storage, which must not keep all that follows from ending
            scope.background().problem("feed", failure);
        }
    }

    /** Returns for how long there may be commits that it has not read; zero before the start. */
    public Duration lag() {
        Duration lag = readThrough
                .instant()
                .map(read -> Duration.between(read, scope.now()))
                .orElse(Duration.ZERO);
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    /** Adds a listener, which is told all rows from now on. */
    public Subscription listen(JournalListener listener) {
        JournalListener own =
                page -> listener.heard(page); // A new object, so that the same listener can be added twice.
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /** Adds a listener for as long as the feed lives. */
    void listenForever(JournalListener listener) {
        listeners.add(listener);
    }

    private void poll() {
        if (polls++ % settingsEach == 0) {
            settingsDue = true;
        }
        task.wake();
    }

    private void read() {
        Instant before;
        JournalPage page;
        try {
            before = scope.now();
            refreshSettings();
            page = scope.storage().journal().after(scope.id(), position, BATCH);
            position = end(page).or(() -> position);
        } catch (Throwable failure) {
            if (!task.isStopped()) { // If stopped, the storage may be closed by now.
                task.rest(streak.failed(failure));
            }
            return;
        }
        streak.over();
        if (!page.rows().isEmpty() || page.trimmed()) {
            listeners.forEach(listener -> tell(listener, page));
        }
        boolean toEnd = page.rows().size() < BATCH;
        readThrough.read(page, toEnd, before);
        if (!toEnd) {
            task.wake();
        }
    }

    /** Returns the position to go on from; the latest one if all was trimmed. */
    private Optional<Position> end(JournalPage page) {
        return page.trimmed() ? page.last().or(() -> scope.storage().journal().latest(scope.id())) : page.last();
    }

    private void refreshSettings() {
        if (settingsDue) {
            scope.refreshSettings();
            settingsDue = false;
        }
    }

    private void tell(JournalListener listener, JournalPage page) {
        try {
            listener.heard(page);
        } catch (Throwable failure) {
            scope.background().problem("feed listener", failure);
        }
    }
}
