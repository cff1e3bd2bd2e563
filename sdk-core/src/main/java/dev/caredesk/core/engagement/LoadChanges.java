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
    public static EngagementData load(EngagementData work) {
        return load(work, record -> true);
    }

    /**
     * Loads as {@link #load(EngagementData)} does, but only some records: the desk's own changes made elsewhere load without asking (N4).
     */
    public static EngagementData load(EngagementData work, Predicate<RecordId> which) {
        Records records =
                work.records().customer(held -> which.test(held.loaded().id()) ? held.load() : held);
        for (var id : work.records().requests().keySet()) {
            records = which.test(id) ? records.request(id, LoadedRecord::load) : records;
        }
        for (var id : work.records().activities().keySet()) {
            records = which.test(id) ? records.activity(id, LoadedRecord::load) : records;
        }
        EngagementData loaded = work.with(records);
        Draft draft = work.draft();
        for (var entry : work.draft().edits().entrySet()) {
            var record = records.loaded(entry.getKey());
            if (record.isPresent() && which.test(entry.getKey())) {
                draft = draft.with(entry.getKey(), entry.getValue().onto(record.get()));
            }
        }
        Map<RecordId, StaleNotice> left = new LinkedHashMap<>(work.notices());
        left.keySet().removeIf(which);
        boolean same = draft.edits().equals(work.draft().edits());
        return loaded.with(same ? draft : draft.at(work.revision() + 1)).with(left);
    }
}
