package dev.caredesk.jdbc.commit;

import dev.caredesk.jdbc.commit.CommitStatements.OrderedItem;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.RecordChange.ActivityChange;
import dev.caredesk.spi.storage.RecordChange.CustomerChange;
import dev.caredesk.spi.storage.RecordChange.InteractionChange;
import dev.caredesk.spi.storage.RecordChange.RequestChange;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.ArrayList;
import java.util.List;

/** The records that a ChangeSet creates and changes, by their types. */
final class WritesByType {
    final List<OrderedItem<StoredCustomer>> customers = new ArrayList<>();
    final List<OrderedItem<StoredRequest>> requests = new ArrayList<>();
    final List<OrderedItem<StoredActivity>> activities = new ArrayList<>();
    final List<OrderedItem<StoredComment>> comments = new ArrayList<>();
    final List<OrderedItem<StoredMessage>> messages = new ArrayList<>();
    final List<OrderedItem<StoredInteraction>> interactions = new ArrayList<>();
    final List<OrderedItem<CustomerChange>> customerChanges = new ArrayList<>();
    final List<OrderedItem<RequestChange>> requestChanges = new ArrayList<>();
    final List<OrderedItem<ActivityChange>> activityChanges = new ArrayList<>();
    final List<OrderedItem<InteractionChange>> interactionChanges = new ArrayList<>();

    WritesByType(List<OrderedItem<Stored>> created, List<OrderedItem<RecordChange>> changed) {
        created.forEach(record -> record.item().fold(new CreatedCollector(record.order())));
        changed.forEach(change -> change.item().fold(new ChangedCollector(change.order())));
    }

    private final class CreatedCollector implements Stored.Cases<Boolean> {
        private final long order;

        CreatedCollector(long order) {
            this.order = order;
        }

        @Override
        public Boolean customer(StoredCustomer record) {
            return customers.add(new OrderedItem<>(record, order));
        }

        @Override
        public Boolean request(StoredRequest record) {
            return requests.add(new OrderedItem<>(record, order));
        }

        @Override
        public Boolean activity(StoredActivity record) {
            return activities.add(new OrderedItem<>(record, order));
        }

        @Override
        public Boolean comment(StoredComment record) {
            return comments.add(new OrderedItem<>(record, order));
        }

        @Override
        public Boolean message(StoredMessage record) {
            return messages.add(new OrderedItem<>(record, order));
        }

        @Override
        public Boolean interaction(StoredInteraction record) {
            return interactions.add(new OrderedItem<>(record, order));
        }
    }

    private final class ChangedCollector implements RecordChange.Cases<Boolean> {
        private final long order;

        ChangedCollector(long order) {
            this.order = order;
        }

        @Override
        public Boolean customer(CustomerChange change) {
            return customerChanges.add(new OrderedItem<>(change, order));
        }

        @Override
        public Boolean request(RequestChange change) {
            return requestChanges.add(new OrderedItem<>(change, order));
        }

        @Override
        public Boolean activity(ActivityChange change) {
            return activityChanges.add(new OrderedItem<>(change, order));
        }

        @Override
        public Boolean interaction(InteractionChange change) {
            return interactionChanges.add(new OrderedItem<>(change, order));
        }
    }
}
