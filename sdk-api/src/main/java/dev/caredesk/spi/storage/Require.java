package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import java.util.Optional;

/**
 * A condition that a ChangeSet relies on, checked at the commit and kept true until it is done. More may come, with a new version
 * of the port.
 */
public sealed interface Require {

    /** Returns the record that it is about. */
    RecordId record();

    /** Returns the interaction whose lane it is about; empty for all but lanes. */
    Optional<InteractionId> lane();

    /** Requires that the record exists. */
    record Exists(RecordId record) implements Require {
        public Exists {
            refuseNull("record", record);
            refuseUnknown("record.type", record.type());
        }

        @Override
        public Optional<InteractionId> lane() {
            return Optional.empty();
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
        public Optional<InteractionId> lane() {
            return Optional.empty();
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
        public Optional<InteractionId> lane() {
            return Optional.empty();
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
        public Optional<InteractionId> lane() {
            return Optional.empty();
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.noOpenRequest(this);
        }
    }

    /** Requires that the process has a lease on the interaction's lane, since no other one has got it, and the lane is not parked (X5). */
    record LaneLeased(InteractionId interaction, ProcessId process) implements Require {
        public LaneLeased {
            refuseNull("interaction", interaction, "process", process);
        }

        @Override
        public Optional<InteractionId> lane() {
            return Optional.of(interaction);
        }

        @Override
        public RecordId record() {
            return interaction;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.laneLeased(this);
        }
    }

    /** Requires that the interaction's lane is parked (X5). */
    record LaneParked(InteractionId interaction) implements Require {
        public LaneParked {
            refuseNull("interaction", interaction);
        }

        @Override
        public Optional<InteractionId> lane() {
            return Optional.of(interaction);
        }

        @Override
        public RecordId record() {
            return interaction;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.laneParked(this);
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

        /** Handles {@link Require.LaneLeased}. */
        T laneLeased(LaneLeased condition);

        /** Handles {@link Require.LaneParked}. */
        T laneParked(LaneParked condition);
    }

    /** Calls the handler's method for this case and returns its answer. */
    <T> T fold(Cases<T> cases);
}
