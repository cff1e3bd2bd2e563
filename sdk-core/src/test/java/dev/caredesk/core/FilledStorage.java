package dev.caredesk.core;

import dev.caredesk.Actor;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.core.search.CustomerTerms;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/** A storage with more records than a test can make on a desk: they are committed below it. */
final class FilledStorage {

    private static final Duration DELAY = Duration.ofDays(5);

    private FilledStorage() {}

    /** Adds customers of that last name, numbered from there. */
    static void customers(TestSite site, String lastName, int first, int count) {
        ChangeSet.Builder changes = changes(site, "customers " + first);
        IntStream.range(first, first + count).forEach(number -> {
            Profile profile = Profile.EMPTY
                    .with(CustomerFields.LAST_NAME, lastName)
                    .with(CustomerFields.FIRST_NAME, "Number " + number);
            add(changes, CustomerId.of("customer " + number), profile);
        });
        commit(site, changes);
    }

    /** Adds a customer with that many open requests, whose deadline is 5 days from now. */
    static void requests(TestSite site, int count) {
        CustomerId customer = CustomerId.of("busy");
        ChangeSet.Builder changes = changes(site, "requests");
        add(changes, customer, Profile.EMPTY.with(CustomerFields.FIRST_NAME, "Busy"));
        IntStream.range(0, count).forEach(number -> {
            RequestId id = RequestId.of("request " + number);
            changes.create(RecordCodec.store(RequestRecord.untitled(id, customer, changes.at(), DELAY)));
        });
        commit(site, changes);
    }

    private static void add(ChangeSet.Builder changes, CustomerId id, Profile profile) {
        changes.create(RecordCodec.store(new CustomerRecord(id, Version.FIRST, profile, changes.at(), changes.at())));
        changes.index(CustomerTerms.of(id, profile, Optional.empty(), 5_000).index());
    }

    private static ChangeSet.Builder changes(TestSite site, String id) {
        return ChangeSet.builder(new ChangeSetId(id), TenantId.DEFAULT, Actor.SYSTEM, site.clock.instant());
    }

    private static void commit(TestSite site, ChangeSet.Builder changes) {
        if (!(site.storage.commit(changes.build()) instanceof CommitResult.Committed)) {
            throw new AssertionError("not committed");
        }
    }
}
