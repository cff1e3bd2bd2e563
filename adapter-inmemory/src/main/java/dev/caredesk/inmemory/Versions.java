package dev.caredesk.inmemory;

import dev.caredesk.Version;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.Optional;

/** Versions of records. */
final class Versions {

    private Versions() {}

    /** A record's; empty for comments and messages, which have none. */
    static Optional<Version> of(Stored record) {
        if (record instanceof StoredCustomer customer) {
            return Optional.of(customer.version());
        }
        if (record instanceof StoredRequest request) {
            return Optional.of(request.version());
        }
        if (record instanceof StoredActivity activity) {
            return Optional.of(activity.version());
        }
        return Optional.empty();
    }
}
