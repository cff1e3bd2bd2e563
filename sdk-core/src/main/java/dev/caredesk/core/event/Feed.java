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
 * The change feed of one tenant: reads the journal on the background executor, when something is committed here and by polling,
 * and tells its listeners each row once, in commit order (N1). While the storage fails it keeps its place. Safe for use by several
 * threads; no lock is held while a listener or the storage is called.
 */
public final class Feed {

    /** How often it polls unless told otherwise. */
    public static final Duration POLL = Duration.ofMillis(200);

    private static final int BATCH = 500;

    /** Under load several commits are read at once; nobody sees so short a time. */
    private static final Duration GAP = Duration.ofMillis(10);

    /** Where a bell rings, looking is only a net: for a bell that was not heard. */
    private static final Duration POLL_WITH_BELL = Duration.ofSeconds(5);

    private static final Duration SETTINGS = Duration.ofSeconds(1);
    private static final Duration SETTINGS_WITH_BELL = Duration.ofSeconds(30);
    private static final Duration MOST_REST = Duration.ofSeconds(2);

    private final TenantScope scope;
    private final Duration poll;
    private final WakeableTask pump;
    private final FailureStreak trouble;
    private final List<RowListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Position> position = Optional.empty();
    private final ReadProgress readThrough = new ReadProgress();
    private volatile Optional<Subscription> bell = Optional.empty();
    private volatile Optional<Future<?>> polling = Optional.empty();
    private volatile boolean settingsDue;
    private volatile long settingsEach = 1;
    private long polls;

    public Feed(TenantScope scope) {
        this(scope, POLL);
    }

    /** @param poll how often it looks, at most each 5 seconds where the storage has a bell */
    public Feed(TenantScope scope, Duration poll) {
        this.scope = scope;
        this.poll = poll;
        this.pump = new WakeableTask(scope.background(), "feed", GAP, this::read);
        this.trouble = new FailureStreak(scope.background(), "feed", poll, MOST_REST);
    }

    /** Begins at what is committed last; called once. Fails with the storage. */
    public void start() {
        position = scope.storage().journal().latest(scope.id());
        readThrough.begin(scope.now());
        scope.onCommit(pump::wake);
        bell = scope.storage().bell().map(each -> each.onCommit(scope.id(), pump::wake));
        boolean rings = bell.isPresent();
        Duration every = rings && poll.compareTo(POLL_WITH_BELL) < 0 ? POLL_WITH_BELL : poll;
        settingsEach = Math.max(1, (rings ? SETTINGS_WITH_BELL : SETTINGS).dividedBy(every));
        polling = Optional.of(scope.background().every("feed", every, this::poll));
    }

    /** Ends it for good. */
    public void stop() {
        pump.stop();
        polling.ifPresent(future -> future.cancel(false));
        bell.ifPresent(Subscription::close);
    }

    /** For how long something may be committed that it has not read; nothing before the start. */
    public Duration lag() {
        Duration lag = readThrough
                .instant()
                .map(read -> Duration.between(read, scope.now()))
                .orElse(Duration.ZERO);
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    /** Tells a listener of all rows that are read from now on. */
    public Subscription listen(RowListener listener) {
        RowListener own = page -> listener.heard(page); // one registration, even of the same listener twice
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /** Tells a listener of all rows that are read, for as long as the feed lives. */
    void listenForever(RowListener listener) {
        listeners.add(listener);
    }

    private void poll() {
        if (polls++ % settingsEach == 0) {
            settingsDue = true;
        }
        pump.wake();
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
            if (!pump.isStopped()) { // Else the storage may be closed by now.
                pump.rest(trouble.failed(failure));
            }
            return;
        }
        trouble.over();
        if (!page.rows().isEmpty() || page.trimmed()) {
            listeners.forEach(listener -> tell(listener, page));
        }
        boolean toEnd = page.rows().size() < BATCH;
        readThrough.read(page, toEnd, before);
        if (!toEnd) {
            pump.wake();
        }
    }

    /** Where to go on; when all was trimmed, behind it. */
    private Optional<Position> end(JournalPage page) {
        return page.trimmed() ? page.last().or(() -> scope.storage().journal().latest(scope.id())) : page.last();
    }

    private void refreshSettings() {
        if (settingsDue) {
            scope.refreshSettings();
            settingsDue = false;
        }
    }

    private void tell(RowListener listener, JournalPage page) {
        try {
            listener.heard(page);
        } catch (Throwable failure) {
            scope.background().problem("feed listener", failure);
        }
    }
}
