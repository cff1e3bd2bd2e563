package dev.caredesk.jdbc.commit;

import dev.caredesk.jdbc.commit.CommitStatements.OrderedItem;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.spi.storage.Write;
import java.util.ArrayList;
import java.util.List;

/** The records that a ChangeSet writes, by what they are. */
final class WritesByType {
    final List<TypedWrite<StoredCustomer>> customers = new ArrayList<>();
    final List<TypedWrite<StoredRequest>> requests = new ArrayList<>();
    final List<TypedWrite<StoredActivity>> activities = new ArrayList<>();
    final List<TypedWrite<StoredComment>> comments = new ArrayList<>();
    final List<TypedWrite<StoredMessage>> messages = new ArrayList<>();

    WritesByType(List<OrderedItem<Write>> writes) {
        writes.forEach(write -> write.item().record().fold(new WriteCollector(write)));
    }

    /**
     * A record to be written, as what it is.
     *
     * @param base 0 for a new one
     */
    record TypedWrite<T extends Stored>(T record, long base, long order) {
        static <T extends Stored> List<TypedWrite<T>> created(List<TypedWrite<T>> writes) {
            return writes.stream().filter(TypedWrite::isNew).toList();
        }

        static <T extends Stored> List<TypedWrite<T>> changed(List<TypedWrite<T>> writes) {
            return writes.stream().filter(write -> !write.isNew()).toList();
        }

        boolean isNew() {
            return base == 0;
        }
    }

    private final class WriteCollector implements Stored.Cases<Boolean> {
        private final OrderedItem<Write> write;

        WriteCollector(OrderedItem<Write> write) {
            this.write = write;
        }

        @Override
        public Boolean customer(StoredCustomer customer) {
            return customers.add(typed(customer));
        }

        @Override
        public Boolean request(StoredRequest request) {
            return requests.add(typed(request));
        }

        @Override
        public Boolean activity(StoredActivity activity) {
            return activities.add(typed(activity));
        }

        @Override
        public Boolean comment(StoredComment comment) {
            return comments.add(typed(comment));
        }

        @Override
        public Boolean message(StoredMessage message) {
            return messages.add(typed(message));
        }

        private <T extends Stored> TypedWrite<T> typed(T record) {
            long base = write.item().base().map(version -> version.number()).orElse(0L);
            return new TypedWrite<>(record, base, write.order());
        }
    }
}
