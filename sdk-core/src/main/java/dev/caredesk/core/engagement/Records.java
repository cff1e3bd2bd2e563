package dev.caredesk.core.engagement;

import com.google.common.collect.ImmutableMap;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The records that an engagement has loaded.
 *
 * @param requests last updated first where their times are equal (T1): the customer's open ones, and those that its activities are in
 * @param activities those that can be edited by A4, in the order in which they came
 */
public record Records(
        OpenCustomer openCustomer,
        ImmutableMap<RequestId, LoadedRecord<RequestRecord>> requests,
        ImmutableMap<ActivityId, LoadedRecord<ActivityRecord>> activities) {

    /** Returns the records of a customer with no requests or activities. */
    public static Records of(OpenCustomer openCustomer) {
        return new Records(openCustomer, ImmutableMap.of(), ImmutableMap.of());
    }

    /** Returns a record as it was loaded. */
    public Optional<DeskRecord> loaded(RecordId id) {
        return held(id).map(LoadedRecord::loaded);
    }

    /** Returns the version that edits of a record are based on. */
    public Optional<Version> base(RecordId id) {
        return loaded(id).map(DeskRecord::version);
    }

    /** Returns a record in both of its states. */
    public Optional<LoadedRecord<? extends DeskRecord>> held(RecordId id) {
        if (id instanceof RequestId request) {
            return Optional.ofNullable(requests.get(request));
        }
        if (id instanceof ActivityId activity) {
            return Optional.ofNullable(activities.get(activity));
        }
        return openCustomer instanceof OpenCustomer.Created known && known.id().equals(id)
                ? Optional.of(known.record())
                : Optional.empty();
    }

    public Records with(OpenCustomer other) {
        return new Records(other, requests, activities);
    }

    /** Returns a copy with a change of one request, if it is here. */
    public Records request(RequestId id, UnaryOperator<LoadedRecord<RequestRecord>> change) {
        return new Records(openCustomer, changed(requests, id, change), activities);
    }

    /** Returns a copy with a change of one activity, if it is here. */
    public Records activity(ActivityId id, UnaryOperator<LoadedRecord<ActivityRecord>> change) {
        return new Records(openCustomer, requests, changed(activities, id, change));
    }

    /** Returns a copy with a change of the customer, if it is stored. */
    public Records customer(UnaryOperator<LoadedRecord<CustomerRecord>> change) {
        return openCustomer instanceof OpenCustomer.Created known
                ? with(new OpenCustomer.Created(change.apply(known.record())))
                : this;
    }

    /** Returns a copy with a request that was just read, new or known. */
    public Records read(RequestRecord request) {
        return new Records(openCustomer, added(requests, request.id(), request), activities);
    }

    /** Returns a copy with a request that was just updated here: it comes first among those of the same time (T1). */
    public Records updated(RequestRecord request) {
        return read(request).inFront(List.of(request.id()));
    }

    /** Returns a copy with those requests in front, in the order of their updates as far as it is known (T1). */
    public Records inFront(List<RequestId> order) {
        Map<RequestId, LoadedRecord<RequestRecord>> result = new LinkedHashMap<>();
        order.forEach(id -> Optional.ofNullable(requests.get(id)).ifPresent(held -> result.put(id, held)));
        requests.forEach(result::putIfAbsent);
        return new Records(openCustomer, ImmutableMap.copyOf(result), activities);
    }

    /** Returns a copy with an activity that was just read, new or known. */
    public Records read(ActivityRecord activity) {
        return new Records(openCustomer, requests, added(activities, activity.id(), activity));
    }

    /** Returns a copy with newer reads of its records, and with requests that are new. */
    public Records readAll(Collection<? extends DeskRecord> now) {
        Records result = this;
        for (DeskRecord record : now) {
            result = record.fold(new NewerRead(result));
        }
        return result;
    }

    /** Returns a copy without an activity that went to another engagement. */
    public Records without(ActivityId gone) {
        Map<ActivityId, LoadedRecord<ActivityRecord>> left = new LinkedHashMap<>(activities);
        left.remove(gone);
        return new Records(openCustomer, requests, ImmutableMap.copyOf(left));
    }

    /** Returns the id of the customer, if it is stored. */
    public Optional<CustomerId> known() {
        return openCustomer instanceof OpenCustomer.Created ? Optional.of(openCustomer.id()) : Optional.empty();
    }

    private static <K, T extends DeskRecord> ImmutableMap<K, LoadedRecord<T>> added(
            ImmutableMap<K, LoadedRecord<T>> from, K id, T record) {
        Map<K, LoadedRecord<T>> result = new LinkedHashMap<>(from);
        result.merge(id, LoadedRecord.of(record), (before, now) -> before.read(record));
        return ImmutableMap.copyOf(result);
    }

    private static <K, T extends DeskRecord> ImmutableMap<K, LoadedRecord<T>> changed(
            ImmutableMap<K, LoadedRecord<T>> from, K id, UnaryOperator<LoadedRecord<T>> change) {
        Map<K, LoadedRecord<T>> result = new LinkedHashMap<>(from);
        result.computeIfPresent(id, (same, held) -> change.apply(held));
        return ImmutableMap.copyOf(result);
    }

    /** Puts a newer read of a record in its place. */
    private record NewerRead(Records before) implements DeskRecord.Cases<Records> {

        @Override
        public Records customer(CustomerRecord customer) {
            return before.customer(held -> held.loaded().id().equals(customer.id()) ? held.read(customer) : held);
        }

        @Override
        public Records request(RequestRecord request) {
            return before.read(request);
        }

        @Override
        public Records activity(ActivityRecord activity) {
            return before.activities.containsKey(activity.id()) ? before.read(activity) : before;
        }
    }
}
