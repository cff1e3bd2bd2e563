package dev.caredesk.verification.linear;

import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import dev.caredesk.testkit.storage.Samples;

/** The next version of a record, with that text; clients save customers and requests. */
record EditedRecord(String text) implements Stored.Cases<Stored> {

    @Override
    public Stored customer(StoredCustomer customer) {
        return Samples.edited(customer, Samples.T0, text);
    }

    @Override
    public Stored request(StoredRequest request) {
        return Samples.edited(request, text);
    }

    @Override
    public Stored activity(StoredActivity activity) {
        throw new AssertionError("no client saves an activity");
    }

    @Override
    public Stored comment(StoredComment comment) {
        throw new AssertionError("no client saves a comment");
    }

    @Override
    public Stored message(StoredMessage message) {
        throw new AssertionError("no client saves a message");
    }

    @Override
    public Stored interaction(StoredInteraction interaction) {
        throw new AssertionError("no client saves an interaction");
    }
}
