package dev.caredesk.inmemory;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.Optional;

/** All records of a tenant. */
final class Records {

    final Customers customers = new Customers();
    final Requests requests = new Requests();
    final Activities activities = new Activities();
    final Notes<StoredComment> comments = new Notes<>();
    final Notes<StoredMessage> messages = new Notes<>();
    final Journeys journeys = new Journeys(requests, activities, comments);

    Optional<? extends Stored> find(RecordId id) {
        return switch (id.type()) {
            case CUSTOMER -> customers.find((CustomerId) id);
            case REQUEST -> requests.find((RequestId) id);
            case ACTIVITY -> activities.find((ActivityId) id);
            case COMMENT -> comments.find(id);
            case MESSAGE -> messages.find(id);
            case UNKNOWN -> Optional.empty();
        };
    }

    boolean has(RecordId id) {
        return find(id).isPresent();
    }

    void put(Stored record, long order) {
        record.fold(new Put(order)).run();
    }

    /** Where a record goes, by what it is. */
    private final class Put implements Stored.Cases<Runnable> {

        private final long order;

        Put(long order) {
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
            return () -> comments.add(comment, comment.activity(), new Place(comment.at(), order));
        }

        @Override
        public Runnable message(StoredMessage message) {
            return () -> messages.add(message, message.activity(), new Place(message.at(), order));
        }
    }
}
