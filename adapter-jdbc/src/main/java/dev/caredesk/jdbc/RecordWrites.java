package dev.caredesk.jdbc;

import dev.caredesk.jdbc.Steps.Numbered;
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
final class RecordWrites {
    final List<As<StoredCustomer>> customers = new ArrayList<>();
    final List<As<StoredRequest>> requests = new ArrayList<>();
    final List<As<StoredActivity>> activities = new ArrayList<>();
    final List<As<StoredComment>> comments = new ArrayList<>();
    final List<As<StoredMessage>> messages = new ArrayList<>();

    RecordWrites(List<Numbered<Write>> writes) {
        writes.forEach(write -> write.item().record().fold(new Add(write)));
    }

    /**
     * A record to be written, as what it is.
     *
     * @param base 0 for a new one
     */
    record As<T extends Stored>(T record, long base, long order) {
        static <T extends Stored> List<As<T>> created(List<As<T>> writes) {
            return writes.stream().filter(As::isNew).toList();
        }

        static <T extends Stored> List<As<T>> changed(List<As<T>> writes) {
            return writes.stream().filter(write -> !write.isNew()).toList();
        }

        boolean isNew() {
            return base == 0;
        }
    }

    private final class Add implements Stored.Cases<Boolean> {
        private final Numbered<Write> write;

        Add(Numbered<Write> write) {
            this.write = write;
        }

        @Override
        public Boolean customer(StoredCustomer customer) {
            return customers.add(as(customer));
        }

        @Override
        public Boolean request(StoredRequest request) {
            return requests.add(as(request));
        }

        @Override
        public Boolean activity(StoredActivity activity) {
            return activities.add(as(activity));
        }

        @Override
        public Boolean comment(StoredComment comment) {
            return comments.add(as(comment));
        }

        @Override
        public Boolean message(StoredMessage message) {
            return messages.add(as(message));
        }

        private <T extends Stored> As<T> as(T record) {
            long base = write.item().base().map(version -> version.number()).orElse(0L);
            return new As<>(record, base, write.order());
        }
    }
}
