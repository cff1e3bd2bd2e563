package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import java.util.Optional;

/** A condition of a ChangeSet that does not hold. More may come. */
public sealed interface Broken {

    /** Tells that another record holds the key. */
    record Held(Claim wanted, Claim present) implements Broken {
        public Held {
            refuseNull("wanted", wanted, "present", present);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.held(this);
        }
    }

    /** Tells that the request is closed or overdue. */
    record RequestClosed(RequestId request) implements Broken {
        public RequestClosed {
            refuseNull("request", request);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.requestClosed(this);
        }
    }

    /** Tells that the customer has an open request; {@code request} is the one updated last. */
    record RequestOpen(RequestId request) implements Broken {
        public RequestOpen {
            refuseNull("request", request);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.requestOpen(this);
        }
    }

    /** Tells that the record does not exist. */
    record Missing(RecordId record) implements Broken {
        public Missing {
            refuseNull("record", record);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.missing(this);
        }
    }

    /** Tells that a new record's id exists already. */
    record Exists(RecordId record) implements Broken {
        public Exists {
            refuseNull("record", record);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.exists(this);
        }
    }

    /** Tells that the activity has ended. */
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
     * Tells that the stored draft has another revision than expected.
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

    /** Tells that another engagement of the desk has the customer. */
    record CustomerOpen(EngagementId wanted, EngagementId present) implements Broken {
        public CustomerOpen {
            refuseNull("wanted", wanted, "present", present);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.customerOpen(this);
        }
    }

    /** Tells that the lane of an interaction is not leased by the process, or not parked, as was required; also where there is none. */
    record LaneMoved(InteractionId interaction) implements Broken {
        public LaneMoved {
            refuseNull("interaction", interaction);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.laneMoved(this);
        }
    }

    /** A handler with one method for each case; an implementation no longer compiles when a version adds a case. */
    interface Cases<T> {

        /** Handles {@link Broken.Held}. */
        T held(Held condition);

        /** Handles {@link Broken.RequestClosed}. */
        T requestClosed(RequestClosed condition);

        /** Handles {@link Broken.RequestOpen}. */
        T requestOpen(RequestOpen condition);

        /** Handles {@link Broken.Missing}. */
        T missing(Missing condition);

        /** Handles {@link Broken.Exists}. */
        T exists(Exists condition);

        /** Handles {@link Broken.Ended}. */
        T ended(Ended condition);

        /** Handles {@link Broken.DraftMoved}. */
        T draftMoved(DraftMoved condition);

        /** Handles {@link Broken.CustomerOpen}. */
        T customerOpen(CustomerOpen condition);

        /** Handles {@link Broken.LaneMoved}. */
        T laneMoved(LaneMoved condition);
    }

    /** Calls the handler's method for this case and returns its answer. */
    <T> T fold(Cases<T> cases);
}
