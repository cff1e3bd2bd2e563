package dev.caredesk.core.channel;

import dev.caredesk.RecordId;
import dev.caredesk.StorageException;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.event.JournalListener;
import dev.caredesk.core.runtime.FailureStreak;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.runtime.WakeableTask;
import dev.caredesk.event.Event;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Follows the feed for interactions that other processes accept, and withdraws their offers here (D5). It reads once for each batch of new
 * activities, and checks all offers after the feed missed rows.
 */
final class AcceptedOfferWatch implements JournalListener {

    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration MOST_REST = Duration.ofSeconds(30);

    private final TenantScope scope;
    private final Offers offers;
    private final Set<RecordId> created = ConcurrentHashMap.newKeySet();
    private volatile boolean missed;
    private final WakeableTask task;
    private final FailureStreak streak;

    AcceptedOfferWatch(TenantScope scope, Offers offers) {
        this.scope = scope;
        this.offers = offers;
        this.task = new WakeableTask(scope.background(), "offers", this::run);
        this.streak = new FailureStreak(scope.background(), "offers", FIRST_REST, MOST_REST);
    }

    @Override
    public void heard(JournalPage page) {
        for (JournalRow row : page.rows()) {
            if (row.entry().kind() == Event.Kind.CREATED
                    && row.entry().record() instanceof ActivityId activity
                    && !offers.isKnown(activity)) {
                created.add(activity);
            }
        }
        missed = missed || page.trimmed();
        if (missed || !created.isEmpty()) {
            task.wake();
        }
    }

    private void run() {
        List<RecordId> now = List.copyOf(created);
        List<Stored> records;
        try {
            if (missed) {
                missed = false;
                offers.lookAgain();
            }
            records = scope.storage().records().load(scope.id(), now);
        } catch (StorageException failure) {
            missed = true; // Whichever of the two reads failed.
            task.rest(streak.failed(failure));
            return;
        }
        streak.over();
        created.removeAll(now);
        records.forEach(this::taken);
    }

    private void taken(Stored record) {
        if (record instanceof StoredActivity row) {
            Activity activity = RecordCodec.activity(row).activity();
            offers.takenBy(activity.id(), activity.interaction(), activity.agent());
        }
    }
}
