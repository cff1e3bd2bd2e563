package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import java.util.Optional;

/** A condition of a ChangeSet that does not hold. More may come, each with the condition that it is about. */
public sealed interface Broken {

    /** Another record holds the key. */
    record Held(Claim wanted, Claim present) implements Broken {
        public Held {
            refuseNull("wanted", wanted, "present", present);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.held(this);
        }
    }

    /** The request is closed or overdue. */
    record RequestClosed(RequestId request) implements Broken {
        public RequestClosed {
            refuseNull("request", request);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.requestClosed(this);
        }
    }

    /** The customer has an open request: the one that was updated last. */
    record RequestOpen(RequestId request) implements Broken {
        public RequestOpen {
            refuseNull("request", request);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.requestOpen(this);
        }
    }

    /** The record is not there. */
    record Missing(RecordId record) implements Broken {
        public Missing {
            refuseNull("record", record);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.missing(this);
        }
    }

    /** A new record's id is there already. */
    record Exists(RecordId record) implements Broken {
        public Exists {
            refuseNull("record", record);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.exists(this);
        }
    }

    /** The activity has ended. */
    record Ended(ActivityId activity) implements Broken {
        public Ended {
            refuseNull("activity", activity);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.ended(this);
        }
    }

    /**
     * The stored draft has another revision than expected.
     *
     * @param present empty when there is no such engagement, which is then closed or was never open
     */
    record DraftMoved(EngagementId engagement, Optional<StoredDraft> present) implements Broken {
        public DraftMoved {
            refuseNull("engagement", engagement, "present", present);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.draftMoved(this);
        }
    }

    /** Another engagement of the desk has the customer. */
    record CustomerOpen(EngagementId wanted, EngagementId present) implements Broken {
        public CustomerOpen {
            refuseNull("wanted", wanted, "present", present);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.customerOpen(this);
        }
    }

    /** One answer for each case, so that code which handles them all does not compile once there is a further one. */
    interface Cases<T> {

        /** For {@link Broken.Held}. */
        T held(Held condition);

        /** For {@link Broken.RequestClosed}. */
        T requestClosed(RequestClosed condition);

        /** For {@link Broken.RequestOpen}. */
        T requestOpen(RequestOpen condition);

        /** For {@link Broken.Missing}. */
        T missing(Missing condition);

        /** For {@link Broken.Exists}. */
        T exists(Exists condition);

        /** For {@link Broken.Ended}. */
        T ended(Ended condition);

        /** For {@link Broken.DraftMoved}. */
        T draftMoved(DraftMoved condition);

        /** For {@link Broken.CustomerOpen}. */
        T customerOpen(CustomerOpen condition);
    }

    /** The answer for the case that this one is. */
    <T> T fold(Cases<T> cases);
}
