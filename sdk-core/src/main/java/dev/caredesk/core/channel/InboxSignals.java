package dev.caredesk.core.channel;

import dev.caredesk.AgentId;
import dev.caredesk.StorageException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.codec.InteractionCodec;
import dev.caredesk.core.commit.AdditionJournalEntry;
import dev.caredesk.core.event.DeskSignals;
import dev.caredesk.core.event.JournalListener;
import dev.caredesk.core.runtime.FailureStreak;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.runtime.WakeableTask;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.event.Event;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells desks of offers that came, changed, went or were taken, from the journal, so that every process tells its own (D5). It reads once for
 * each batch of news. Thread-safe.
 */
public final class InboxSignals implements JournalListener {

    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration MOST_REST = Duration.ofSeconds(30);

    private final TenantScope scope;
    private final DeskSignals signals;
    private final WakeableTask task;
    private final FailureStreak streak;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<InteractionId, News> news = new LinkedHashMap<>();

    /**
     * The news of an interaction from the journal.
     *
     * @param changed whether anything but rejections
     * @param rejecting the desks that rejected it
     */
    private record News(boolean changed, Set<AgentId> rejecting) {
        static News of(JournalRow row) {
            return row.entry().kind() == Event.Kind.REJECTED
                    ? new News(false, Set.of(AgentId.of(row.by().name())))
                    : new News(true, Set.of());
        }

        News and(News later) {
            Set<AgentId> all = new HashSet<>(rejecting);
            all.addAll(later.rejecting);
            return new News(changed || later.changed, Set.copyOf(all));
        }
    }

    public InboxSignals(TenantScope scope, DeskSignals signals) {
        this.scope = scope;
        this.signals = signals;
        this.task = new WakeableTask(scope.background(), "offers", this::run);
        this.streak = new FailureStreak(scope.background(), "offers", FIRST_REST, MOST_REST);
    }

    /** Nothing is read while nobody listens. */
    @Override
    public void heard(JournalPage page) {
        for (JournalRow row : page.rows()) {
            if (row.entry().record() instanceof InteractionId id) {
                scope.seenOffers().forget(id);
            }
        }
        if (signals.hasListeners()) {
            hear(page);
        }
    }

    private void hear(JournalPage page) {
        if (page.trimmed()) {
            signals.signal(desk -> true, new DeskSignal.SignalsMissed(1));
        }
        Map<InteractionId, News> heard = new LinkedHashMap<>();
        for (JournalRow row : page.rows()) {
            interaction(row.entry()).ifPresent(id -> heard.merge(id, News.of(row), News::and));
        }
        if (!heard.isEmpty()) {
            note(heard);
            task.wake();
        }
    }

    private static Optional<InteractionId> interaction(JournalEntry entry) {
        return entry.record() instanceof InteractionId id ? Optional.of(id) : AdditionJournalEntry.interaction(entry);
    }

    private void note(Map<InteractionId, News> heard) {
        lock.lock();
        try {
            heard.forEach((id, one) -> news.merge(id, one, News::and));
        } finally {
            lock.unlock();
        }
    }

    private Map<InteractionId, News> take() {
        lock.lock();
        try {
            Map<InteractionId, News> taken = news;
            news = new LinkedHashMap<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Map<InteractionId, News> now = take();
        List<Stored> records;
        try {
            records = scope.storage().records().load(scope.id(), List.copyOf(now.keySet()));
        } catch (StorageException failure) {
            note(now);
            task.rest(streak.failed(failure));
            return;
        }
        streak.over();
        for (Stored record : records) {
            if (record instanceof StoredInteraction row) {
                scope.seenOffers().note(row);
                Optional.ofNullable(now.get(row.id())).ifPresent(one -> tellSafely(row, one));
            }
        }
    }

    /** One that can't be read harms no other. */
    private void tellSafely(StoredInteraction row, News one) {
        try {
            tell(row, one);
        } catch (StorageException unreadable) {
            scope.background().problem("offers", unreadable);
        }
    }

    private void tell(StoredInteraction row, News one) {
        if (!one.rejecting().isEmpty()) {
            signals.signal(one.rejecting()::contains, new DeskSignal.OfferGone(row.id()));
        }
        if (one.changed()) {
            signal(row).ifPresent(signal -> signals.signal(row::isFor, signal));
        }
    }

    private static Optional<DeskSignal> signal(StoredInteraction row) {
        return switch (row.state()) {
            case EARLY -> Optional.empty();
            case OFFERED -> Optional.of(new DeskSignal.OfferCame(InteractionCodec.offer(row)));
            case MISSED -> Optional.of(new DeskSignal.OfferGone(row.id()));
            case TAKEN -> row.taken().map(taken -> new DeskSignal.OfferTaken(row.id(), taken.agent()));
        };
    }
}
