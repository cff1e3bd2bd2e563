package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;

/**
 * Something that a ChangeSet relies on without writing it, true at the instant of the commit and held until it is done. More may
 * come, with a new version of the port.
 */
public sealed interface Require {

    /** The record that it is about. */
    RecordId record();

    /** The record is there. */
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

    /** The request is neither closed nor overdue (R4, R7). */
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

    /** The customer, request or activity still has that version. */
    record AtVersion(RecordId record, Version version) implements Require {
        public AtVersion {
            refuseNull("record", record, "version", version);
            refuseUnknown("record.type", record.type());
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.atVersion(this);
        }
    }

    /** No request of the customer is open, those apart that the ChangeSet itself makes (A2). */
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

    /** One answer for each case, so that code which handles them all does not compile once there is a further one. */
    interface Cases<T> {

        /** For {@link Require.Exists}. */
        T exists(Exists condition);

        /** For {@link Require.Open}. */
        T open(Open condition);

        /** For {@link Require.AtVersion}. */
        T atVersion(AtVersion condition);

        /** For {@link Require.NoOpenRequest}. */
        T noOpenRequest(NoOpenRequest condition);
    }

    /** The answer for the case that this one is. */
    <T> T fold(Cases<T> cases);
}
