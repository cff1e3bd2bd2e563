package dev.caredesk.core.channel;

import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.runtime.BackgroundExecutor;
import dev.caredesk.core.runtime.FailureStreak;
import dev.caredesk.core.runtime.WakeableTask;
import dev.caredesk.spi.storage.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores late reports with their activities, in the background, and again until the storage takes them (X2). Safe for use by several
 * threads.
 */
final class LateReports {

    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration MOST_REST = Duration.ofSeconds(30);

    private final StoreReports reports;
    private final Map<InteractionId, LateReport> waiting = new ConcurrentHashMap<>();
    private final WakeableTask task;
    private final FailureStreak streak;

    LateReports(StoreReports reports, BackgroundExecutor background) {
        this.reports = reports;
        this.task = new WakeableTask(background, "reports", this::run);
        this.streak = new FailureStreak(background, "reports", FIRST_REST, MOST_REST);
    }

    /** Stores a report soon. */
    void add(LateReport report) {
        if (!report.isNothing()) {
            waiting.merge(report.interaction(), report, LateReport::and);
            task.wake();
        }
    }

    private void run() {
        List<LateReport> now = List.copyOf(waiting.values());
        try {
            reports.late(withActivities(now));
        } catch (StorageException failure) {
            task.rest(streak.failed(failure));
            return;
        }
        streak.over();
        // A report that grew meanwhile is another value, and stays.
        now.forEach(report -> waiting.remove(report.interaction(), report));
    }

    private List<LateReport> withActivities(List<LateReport> all) {
        List<InteractionId> unknown = all.stream()
                .filter(report -> report.activity().isEmpty())
                .map(LateReport::interaction)
                .toList();
        Map<InteractionId, Claim> claims = unknown.isEmpty() ? Map.of() : reports.accepted(unknown);
        List<LateReport> known = new ArrayList<>();
        for (LateReport report : all) {
            report.activity()
                    .or(() -> Optional.ofNullable(claims.get(report.interaction()))
                            .map(StoreReports::activity))
                    .ifPresent((ActivityId activity) -> known.add(report.of(activity)));
        }
        return known;
    }
}
