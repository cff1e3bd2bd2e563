package dev.caredesk.core.engagement;

import com.google.common.collect.ImmutableMap;
import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An open engagement as data: its loaded records and its draft. Immutable; each change returns a new one.
 *
 * @param current the activity accepted or started last; empty after a reopen
 * @param notices changes by others that are not loaded (N1)
 */
public record EngagementData(
        EngagementId id,
        AgentId desk,
        Records records,
        Draft draft,
        Optional<ActivityId> current,
        ImmutableMap<RecordId, StaleNotice> notices) {

    /** Returns a new engagement of that customer. */
    public static EngagementData open(EngagementId id, AgentId desk, OpenCustomer openCustomer) {
        return new EngagementData(id, desk, Records.of(openCustomer), Draft.EMPTY, Optional.empty(), ImmutableMap.of());
    }

    public EngagementData with(Records other) {
        return new EngagementData(id, desk, other, draft, current, notices);
    }

    public EngagementData with(Draft other) {
        return new EngagementData(id, desk, records, other, current, notices);
    }

    public EngagementData current(Optional<ActivityId> other) {
        return new EngagementData(id, desk, records, draft, other, notices);
    }

    public EngagementData with(Map<RecordId, StaleNotice> other) {
        return new EngagementData(id, desk, records, draft, current, ImmutableMap.copyOf(other));
    }

    public long revision() {
        return draft.revision();
    }

    public OpenCustomer openCustomer() {
        return records.openCustomer();
    }

    /** Returns the customer's id, which an uncreated customer has already. */
    public CustomerId customer() {
        return records.openCustomer().id();
    }

    public boolean isCreated() {
        return records.openCustomer() instanceof OpenCustomer.Created;
    }

    public RecordEdits edits(RecordId record) {
        return draft.of(record);
    }

    /** Returns the request of an activity: in the draft before Create, else as last read. */
    public Optional<RequestId> requestOf(ActivityId activity) {
        return draft.requestOf(activity)
                .or(() -> Optional.ofNullable(records.activities().get(activity))
                        .flatMap(held -> held.latest().request()));
    }

    /** Returns whether a request of this engagement is open (R4, R7). */
    public boolean isOpen(RequestId request, Instant now) {
        LoadedRecord<RequestRecord> held = records.requests().get(request);
        return draft.newRequests().contains(request)
                || (held != null && held.latest().isOpenAt(now));
    }

    /** Returns whether a record can be edited here at that instant (A4); nothing of a closed request can (R4). */
    public boolean isEditable(RecordId record, Instant now) {
        if (record instanceof CustomerId) {
            return record.equals(customer());
        }
        if (record instanceof RequestId request) {
            return isOpen(request, now) && isOwn(request);
        }
        return record instanceof ActivityId activity
                && isOwn(activity)
                && requestOf(activity).map(request -> isOpen(request, now)).orElse(true);
    }

    /** Returns whether a record belongs to this engagement, editable or not. */
    public boolean has(RecordId record) {
        return record.equals(customer())
                || (record instanceof RequestId request && draft.newRequests().contains(request))
                || records.loaded(record).isPresent();
    }

    /** Returns the tags of an activity as loaded; none for an activity of another engagement. */
    public List<Tag> loadedTags(RecordId activity) {
        return records.loaded(activity)
                .filter(ActivityRecord.class::isInstance)
                .map(ActivityRecord.class::cast)
                .map(record -> record.activity().tags())
                .orElse(List.of());
    }

    /**
     * Returns the activity for an edit, comment or reply that names none: the current one, else the newest editable one. Equal times are
     * ordered by arrival (T1).
     */
    public Optional<ActivityId> usualActivity(Instant now) {
        return current.or(() -> records.activities().values().stream()
                .map(LoadedRecord::latest)
                .filter(activity -> isEditable(activity.id(), now))
                .reduce((one, later) ->
                        later.activity().started().isBefore(one.activity().started()) ? one : later)
                .map(ActivityRecord::id));
    }

    /** Returns the request for an edit that names none: that of the usual activity if it is open, else the one updated last. */
    public Optional<RequestId> usualRequest(Instant now) {
        return usualActivity(now)
                .flatMap(this::requestOf)
                .filter(request -> isOpen(request, now))
                .or(() -> newestOpen(now));
    }

    /** Returns the customer's open request that was updated last (A2). */
    public Optional<RequestId> newestOpen(Instant now) {
        return openRequests(now).stream().findFirst().map(RequestRecord::id);
    }

    /** Returns the customer's open requests as last read, last updated first; equal times are in the order of reading (T1). */
    public List<RequestRecord> openRequests(Instant now) {
        return records.requests().values().stream()
                .map(LoadedRecord::latest)
                .filter(request -> request.isOpenAt(now) && isOwn(request.id()))
                .sorted(Comparator.comparing(RequestRecord::updated).reversed())
                .toList();
    }

    /** Returns whether an activity is here and has not been moved to another customer since (A5). */
    public boolean isOwn(ActivityId activity) {
        LoadedRecord<ActivityRecord> held = records.activities().get(activity);
        return held != null && held.latest().customer().equals(records.known());
    }

    private boolean isOwn(RequestId request) {
        LoadedRecord<RequestRecord> held = records.requests().get(request);
        return held == null || held.latest().customer().equals(customer());
    }
}
