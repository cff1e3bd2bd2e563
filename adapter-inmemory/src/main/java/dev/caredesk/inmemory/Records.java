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
        if (record instanceof StoredCustomer customer) {
            customers.put(customer, order);
        } else if (record instanceof StoredRequest request) {
            journeys.putRequest(request, order);
        } else if (record instanceof StoredActivity activity) {
            journeys.putActivity(activity, order);
        } else if (record instanceof StoredComment comment) {
            comments.add(comment, comment.activity(), new Place(comment.at(), order));
        } else if (record instanceof StoredMessage message) {
            messages.add(message, message.activity(), new Place(message.at(), order));
        }
    }
}
