package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a stored record: the values that take the place of what is stored. Comments and messages never change. More kinds may
 * come, with a new version of the port.
 */
public sealed interface RecordChange {

    /** Returns the record's id. */
    RecordId id();

    /** Returns the version that the change is based on. A record that has another one makes the ChangeSet stale (N2). */
    Version base();

    /** Returns the version after the change. */
    default Version version() {
        return base().next();
    }

    /**
     * A change of a customer.
     *
     * @param updated the storage keeps the later of this and what it has (T1)
     */
    record CustomerChange(CustomerId id, Version base, Instant updated, Payload payload) implements RecordChange {
        public CustomerChange {
            refuseNull("id", id, "base", base, "updated", updated);
            refuseNull("payload", payload);
        }

        /** Returns a customer as this change leaves it. */
        public StoredCustomer appliedTo(StoredCustomer stored) {
            refuseNull("stored", stored);
            Instant later = updated.isAfter(stored.updated()) ? updated : stored.updated();
            return new StoredCustomer(id, version(), stored.created(), later, payload);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.customer(this);
        }
    }

    /**
     * A change of a request. Its last update and its deadline are left to {@link Touch}.
     *
     * @param closed when it was closed by hand; empty if it stays as it is
     */
    record RequestChange(RequestId id, Version base, Optional<Instant> closed, Payload payload)
            implements RecordChange {
        public RequestChange {
            refuseNull("id", id, "base", base, "closed", closed);
            refuseNull("payload", payload);
        }

        /** Returns a request as this change leaves it. */
        public StoredRequest appliedTo(StoredRequest stored) {
            refuseNull("stored", stored);
            RequestTimes times = closed.map(stored.times()::closedAt).orElse(stored.times());
            return new StoredRequest(id, stored.customer(), version(), times, payload);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.request(this);
        }
    }

    /** A change of an activity. Its end is left to {@link EndWrite}, its engagement to {@link Hold}, its failure to {@link FailureWrite}. */
    record ActivityChange(
            ActivityId id, Version base, Optional<CustomerId> customer, Optional<RequestId> request, Payload payload)
            implements RecordChange {
        public ActivityChange {
            refuseNull("id", id, "base", base, "customer", customer);
            refuseNull("request", request, "payload", payload);
        }

        /** Returns an activity as this change leaves it. */
        public StoredActivity appliedTo(StoredActivity stored) {
            refuseNull("stored", stored);
            return new StoredActivity(
                    id,
                    version(),
                    customer,
                    request,
                    stored.media(),
                    stored.agent(),
                    stored.started(),
                    stored.engagement(),
                    stored.end(),
                    stored.failure(),
                    payload);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.activity(this);
        }
    }

    /** A change of an interaction: everything but its id is replaced. */
    record InteractionChange(Version base, StoredInteraction after) implements RecordChange {
        public InteractionChange {
            refuseNull("base", base, "after", after);
            if (!after.version().equals(base.next())) {
                throw new WrongCallException("version of a changed interaction must be "
                        + base.next().number() + ", was " + after.version().number());
            }
        }

        @Override
        public InteractionId id() {
            return after.id();
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.interaction(this);
        }
    }

    /** A handler with one method for each case; an implementation no longer compiles when a version adds a case. */
    interface Cases<T> {
        /** Handles {@link CustomerChange}. */
        T customer(CustomerChange change);

        /** Handles {@link RequestChange}. */
        T request(RequestChange change);

        /** Handles {@link ActivityChange}. */
        T activity(ActivityChange change);

        /** Handles {@link InteractionChange}. */
        T interaction(InteractionChange change);
    }

    /** Calls the handler's method for this case and returns its answer. */
    <T> T fold(Cases<T> cases);
}
