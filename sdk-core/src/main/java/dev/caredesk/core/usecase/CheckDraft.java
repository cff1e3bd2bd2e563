package dev.caredesk.core.usecase;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.engagement.DeskRecord;
import dev.caredesk.core.engagement.DraftDifferences;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LimitCheck;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.StaleNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Checks why the draft of an engagement cannot be saved now. */
record CheckDraft(TenantScope scope) {

    /** Returns the reasons: unsaveable edits (E8), others' changes (N2), open conflicts, then limits (N3). */
    List<Refusal> refusals(EngagementData engagement, Instant now) {
        List<RecordId> unsaveable = DraftDifferences.unsaveable(engagement, now);
        if (!unsaveable.isEmpty()) {
            return unsaveable.stream()
                    .<Refusal>map(record -> new Refusal.Closed(RefusalCode.EDITS_UNSAVEABLE, Optional.of(record)))
                    .toList();
        }
        List<StaleNotice> stale = engagement.draft().edits().keySet().stream()
                .map(engagement.notices()::get)
                .filter(Objects::nonNull)
                .toList();
        if (!stale.isEmpty()) {
            return List.of(new Refusal.Stale(RefusalCode.RECORD_STALE, stale, List.of(), Optional.empty()));
        }
        List<Conflict> conflicts = DraftDifferences.conflicts(engagement);
        if (!conflicts.isEmpty()) {
            return List.of(new Refusal.Stale(RefusalCode.CONFLICT_OPEN, List.of(), conflicts, Optional.empty()));
        }
        return limits(engagement);
    }

    private List<Refusal> limits(EngagementData engagement) {
        LimitCheck check = new LimitCheck(scope.limits());
        List<Refusal> found = new ArrayList<>();
        engagement.draft().edits().forEach((record, edits) -> {
            Map<Field, String> stored = record.equals(engagement.customer())
                    ? engagement.openCustomer().profile().values()
                    : engagement
                            .records()
                            .loaded(record)
                            .map(DeskRecord::values)
                            .orElse(Map.of());
            found.addAll(check.record(record, edits, stored, engagement.loadedTags(record)));
        });
        return found;
    }
}
