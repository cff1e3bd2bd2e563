package dev.caredesk.core.engagement;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.request.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The agent's unsaved changes in an engagement (E1).
 *
 * @param revision raised by each change of the draft (D7)
 * @param newRequests requests that exist only in the draft, before Create
 * @param placement the new request of each activity that is in one, before Create
 */
public record Draft(
        long revision,
        ImmutableList<RequestId> newRequests,
        ImmutableMap<ActivityId, RequestId> placement,
        ImmutableMap<RecordId, RecordEdits> edits) {

    /** A draft without changes. */
    public static final Draft EMPTY = new Draft(1, ImmutableList.of(), ImmutableMap.of(), ImmutableMap.of());

    /** Returns the edits of a record, which may be empty. */
    public RecordEdits of(RecordId id) {
        RecordEdits found = edits.get(id);
        return found == null ? RecordEdits.NONE : found;
    }

    /** Returns a copy with other edits of one record. */
    public Draft with(RecordId id, RecordEdits other) {
        return withAll(Map.of(id, other));
    }

    /** Returns a copy with other edits of several records. */
    public Draft withAll(Map<RecordId, RecordEdits> others) {
        Map<RecordId, RecordEdits> all = new LinkedHashMap<>(edits);
        others.forEach((id, other) -> {
            if (other.isEmpty()) {
                all.remove(id);
            } else {
                all.put(id, other);
            }
        });
        return new Draft(revision, newRequests, placement, ImmutableMap.copyOf(all));
    }

    /** Returns a copy with one more new request. */
    public Draft request(RequestId id) {
        ImmutableList<RequestId> more =
                ImmutableList.<RequestId>builder().addAll(newRequests).add(id).build();
        return new Draft(revision, more, placement, edits);
    }

    /** Returns a copy with an activity in one of the new requests. */
    public Draft place(ActivityId activity, RequestId request) {
        Map<ActivityId, RequestId> changed = new LinkedHashMap<>(placement);
        changed.put(activity, request);
        return new Draft(revision, newRequests, ImmutableMap.copyOf(changed), edits);
    }

    /** Returns a copy without an activity that left the engagement. */
    public Draft without(ActivityId activity) {
        Map<ActivityId, RequestId> changed = new LinkedHashMap<>(placement);
        changed.remove(activity);
        return new Draft(revision, newRequests, ImmutableMap.copyOf(changed), edits).with(activity, RecordEdits.NONE);
    }

    /** Returns whether nothing is unsaved. */
    public boolean isEmpty() {
        return newRequests.isEmpty() && placement.isEmpty() && edits.isEmpty();
    }

    /** Returns the draft after a save: without changes, in the same revision. */
    public Draft saved() {
        return new Draft(revision, ImmutableList.of(), ImmutableMap.of(), ImmutableMap.of());
    }

    /** Returns a copy with another revision. */
    public Draft at(long other) {
        return new Draft(other, newRequests, placement, edits);
    }

    /** Returns the new request that an activity is in. */
    public Optional<RequestId> requestOf(ActivityId activity) {
        return Optional.ofNullable(placement.get(activity));
    }
}
