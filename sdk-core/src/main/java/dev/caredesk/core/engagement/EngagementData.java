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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of an engagement: loaded records plus draft. Immutable; every operation makes another one.
 *
 * @param current the activity accepted or started last; none after a reopen
 * @param notices changes of others that are not loaded (N1)
 */
public record EngagementData(
        EngagementId id,
        AgentId desk,
        Records records,
        Draft draft,
        Optional<ActivityId> current,
        ImmutableMap<RecordId, StaleNotice> notices) {

    /** A new engagement of that customer. */
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

    /** With one more notice, which takes the place of an earlier one on the same record. */
    public EngagementData noticed(StaleNotice notice) {
        Map<RecordId, StaleNotice> more = new LinkedHashMap<>(notices);
        more.put(notice.record(), notice);
        return with(more);
    }

    public long revision() {
        return draft.revision();
    }

    public OpenCustomer openCustomer() {
        return records.openCustomer();
    }

    /** The customer's id; of one that is not created, the one that it will have. */
    public CustomerId customer() {
        return records.openCustomer().id();
    }

    public boolean isCreated() {
        return records.openCustomer() instanceof OpenCustomer.Created;
    }

    public RecordEdits edits(RecordId record) {
        return draft.of(record);
    }

    /** The request that an activity is in: in the draft before Create, else as newest known. */
    public Optional<RequestId> requestOf(ActivityId activity) {
        return draft.requestOf(activity)
                .or(() -> Optional.ofNullable(records.activities().get(activity))
                        .flatMap(held -> held.latest().request()));
    }

    /** R4, R7: whether a request that is here is open. */
    public boolean isOpen(RequestId request, Instant now) {
        LoadedRecord<RequestRecord> held = records.requests().get(request);
        return draft.newRequests().contains(request)
                || (held != null && held.latest().isOpenAt(now));
    }

    /** A4: whether a record can be edited here at that instant; R4 goes before. */
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

    /** Whether a record is one of this engagement, editable or not. */
    public boolean has(RecordId record) {
        return record.equals(customer())
                || (record instanceof RequestId request && draft.newRequests().contains(request))
                || records.loaded(record).isPresent();
    }

    /** The tags of an activity as they were loaded; none for one that is not here. */
    public List<Tag> loadedTags(RecordId activity) {
        return records.loaded(activity)
                .filter(ActivityRecord.class::isInstance)
                .map(ActivityRecord.class::cast)
                .map(record -> record.activity().tags())
                .orElse(List.of());
    }

    /**
     * The activity that an edit, a comment or a reply means when it names none: the current one, else the newest that can be edited;
     * the order of coming breaks ties (T1).
     */
    public Optional<ActivityId> usualActivity(Instant now) {
        return current.or(() -> records.activities().values().stream()
                .map(LoadedRecord::latest)
                .filter(activity -> isEditable(activity.id(), now))
                .reduce((one, later) ->
                        later.activity().started().isBefore(one.activity().started()) ? one : later)
                .map(ActivityRecord::id));
    }

    /** The request that an edit means when it names none: that of the usual activity if it is open, else the one updated last. */
    public Optional<RequestId> usualRequest(Instant now) {
        return usualActivity(now)
                .flatMap(this::requestOf)
                .filter(request -> isOpen(request, now))
                .or(() -> newestOpen(now));
    }

    /** A2: the customer's open request that was updated last. */
    public Optional<RequestId> newestOpen(Instant now) {
        return openRequests(now).stream().findFirst().map(RequestRecord::id);
    }

    /** The customer's open requests as newest known, last updated first; the order of reading breaks ties (T1). */
    public List<RequestRecord> openRequests(Instant now) {
        return records.requests().values().stream()
                .map(LoadedRecord::latest)
                .filter(request -> request.isOpenAt(now) && isOwn(request.id()))
                .sorted(Comparator.comparing(RequestRecord::updated).reversed())
                .toList();
    }

    /** A5: an activity that is here and that nobody moved to another customer since. */
    public boolean isOwn(ActivityId activity) {
        LoadedRecord<ActivityRecord> held = records.activities().get(activity);
        return held != null && held.latest().customer().equals(records.known());
    }

    private boolean isOwn(RequestId request) {
        LoadedRecord<RequestRecord> held = records.requests().get(request);
        return held == null || held.latest().customer().equals(customer());
    }
}
