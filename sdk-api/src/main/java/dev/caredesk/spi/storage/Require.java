package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;

/**
 * A condition that a ChangeSet relies on, checked at the commit and kept true until it is done. More may come, with a new version
 * of the port.
 */
public sealed interface Require {

    /** Returns the record that it is about. */
    RecordId record();

    /** Requires that the record exists. */
    record Exists(RecordId record) implements Require {
        public Exists {
            refuseNull("record", record);
            refuseUnknown("record.type", record.type());
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.exists(this);
        }
    }

    /** Requires that the request is neither closed nor overdue (R4, R7). */
    record Open(RequestId request) implements Require {
        public Open {
            refuseNull("request", request);
        }

        @Override
        public RecordId record() {
            return request;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.open(this);
        }
    }

    /** Requires that the customer, request, activity or interaction still has the given version. */
    record AtVersion(RecordId record, Version version) implements Require {
        public AtVersion {
            refuseNull("record", record, "version", version);
            refuseUnknown("record.type", record.type());
            if (record instanceof CommentId || record instanceof MessageId) {
                throw new WrongCallException(
                        "required version must be of a customer, request, activity or interaction, was of a "
                                + record.type());
            }
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.atVersion(this);
        }
    }

    /**
     * Requires that the customer has no open request, except those that the ChangeSet creates (A2). As with each requirement, a
     * record that is not there is {@link Broken.Missing}.
     */
    record NoOpenRequest(CustomerId customer) implements Require {
        public NoOpenRequest {
            refuseNull("customer", customer);
        }

        @Override
        public RecordId record() {
            return customer;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.noOpenRequest(this);
        }
    }

    /** A handler with one method for each case; an implementation no longer compiles when a version adds a case. */
    interface Cases<T> {

        /** Handles {@link Require.Exists}. */
        T exists(Exists condition);

        /** Handles {@link Require.Open}. */
        T open(Open condition);

        /** Handles {@link Require.AtVersion}. */
        T atVersion(AtVersion condition);

        /** Handles {@link Require.NoOpenRequest}. */
        T noOpenRequest(NoOpenRequest condition);
    }

    /** Calls the handler's method for this case and returns its answer. */
    <T> T fold(Cases<T> cases);
}
