package dev.caredesk.inmemory.table;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All records of a tenant. */
public final class RecordTables {

    private final CustomerTable customers = new CustomerTable();
    private final RequestTable requests = new RequestTable();
    private final ActivityTable activities = new ActivityTable();
    private final AppendOnlyTable<ActivityId, StoredComment> comments = new AppendOnlyTable<>();
    private final MessageTable messages = new MessageTable();
    private final InteractionTable interactions = new InteractionTable();
    private final JourneyIndex journeys = new JourneyIndex(requests, activities, comments);

    public CustomerTable customers() {
        return customers;
    }

    public RequestTable requests() {
        return requests;
    }

    public ActivityTable activities() {
        return activities;
    }

    public AppendOnlyTable<ActivityId, StoredComment> comments() {
        return comments;
    }

    public MessageTable messages() {
        return messages;
    }

    public InteractionTable interactions() {
        return interactions;
    }

    /** Forgets old early and missed interactions with their messages, and returns them (D8). */
    public List<InteractionId> forgetInteractions(Instant before, int limit) {
        List<InteractionId> forgotten = interactions.forget(before, limit);
        forgotten.forEach(messages::removeAll);
        return forgotten;
    }

    /** Writes what a channel could not do for an activity, or with a message, that is there (M4, X5). */
    public void fail(FailureWrite write) {
        if (write.record() instanceof ActivityId activity) {
            activities.fail(activity, write.failure());
        } else if (write.record() instanceof MessageId message) {
            messages.fail(message, write.failure());
        }
    }

    public JourneyIndex journeys() {
        return journeys;
    }

    public Optional<? extends Stored> find(RecordId id) {
        return switch (id.type()) {
            case CUSTOMER -> customers.find((CustomerId) id);
            case REQUEST -> requests.find((RequestId) id);
            case ACTIVITY -> activities.find((ActivityId) id);
            case COMMENT -> comments.find(id);
            case MESSAGE -> messages.find((MessageId) id);
            case INTERACTION -> interactions.find((InteractionId) id);
            case UNKNOWN -> Optional.empty();
        };
    }

    public boolean has(RecordId id) {
        return find(id).isPresent();
    }

    /** Applies a change to a record that is there. */
    public void change(RecordChange change, long order) {
        put(change.fold(new ChangedRecord()), order);
    }

    /** Returns a record as a change leaves it. */
    private final class ChangedRecord implements RecordChange.Cases<Stored> {
        @Override
        public Stored customer(RecordChange.CustomerChange change) {
            return change.appliedTo(customers.find(change.id()).orElseThrow());
        }

        @Override
        public Stored request(RecordChange.RequestChange change) {
            return change.appliedTo(requests.find(change.id()).orElseThrow());
        }

        @Override
        public Stored activity(RecordChange.ActivityChange change) {
            return change.appliedTo(activities.find(change.id()).orElseThrow());
        }

        @Override
        public Stored interaction(RecordChange.InteractionChange change) {
            return change.after();
        }
    }

    public void put(Stored record, long order) {
        record.fold(new PutRecord(order)).run();
    }

    /** Puts a record into the table of its type. */
    private final class PutRecord implements Stored.Cases<Runnable> {

        private final long order;

        PutRecord(long order) {
            this.order = order;
        }

        @Override
        public Runnable customer(StoredCustomer customer) {
            return () -> customers.put(customer, order);
        }

        @Override
        public Runnable request(StoredRequest request) {
            return () -> journeys.putRequest(request, order);
        }

        @Override
        public Runnable activity(StoredActivity activity) {
            return () -> journeys.putActivity(activity, order);
        }

        @Override
        public Runnable comment(StoredComment comment) {
            return () -> comments.add(comment, comment.activity(), new TimelineKey(comment.at(), order));
        }

        @Override
        public Runnable message(StoredMessage message) {
            return () -> messages.add(message, order);
        }

        @Override
        public Runnable interaction(StoredInteraction interaction) {
            return () -> interactions.put(interaction, order);
        }
    }
}
