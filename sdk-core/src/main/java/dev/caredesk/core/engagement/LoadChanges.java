package dev.caredesk.core.engagement;

import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.desk.StaleNotice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Loads the changes of others into an engagement (N3). */
public final class LoadChanges {

    /** The load as a step of the draft, which can be replayed elsewhere. */
    public static final DraftChange STEP = (engagement, now) -> Outcome.done(load(engagement));

    private LoadChanges() {}

    /** Returns the engagement with all known changes loaded; the agent's edits are merged field by field and tag by tag. */
    public static EngagementData load(EngagementData engagement) {
        return load(engagement, record -> true);
    }

    /**
     * Loads as {@link #load(EngagementData)} does, but only some records: the desk's own changes made elsewhere load without asking (N4).
     */
    public static EngagementData load(EngagementData engagement, Predicate<RecordId> which) {
        Records records =
                engagement.records().customer(held -> which.test(held.loaded().id()) ? held.load() : held);
        for (var id : engagement.records().requests().keySet()) {
            records = which.test(id) ? records.request(id, LoadedRecord::load) : records;
        }
        for (var id : engagement.records().activities().keySet()) {
            records = which.test(id) ? records.activity(id, LoadedRecord::load) : records;
        }
        EngagementData loaded = engagement.with(records);
        Draft draft = engagement.draft();
        for (var entry : engagement.draft().edits().entrySet()) {
            var record = records.loaded(entry.getKey());
            if (record.isPresent() && which.test(entry.getKey())) {
                draft = draft.with(entry.getKey(), entry.getValue().onto(record.get()));
            }
        }
        Map<RecordId, StaleNotice> left = new LinkedHashMap<>(engagement.notices());
        left.keySet().removeIf(which);
        boolean same = draft.edits().equals(engagement.draft().edits());
        return loaded.with(same ? draft : draft.at(engagement.revision() + 1)).with(left);
    }
}
