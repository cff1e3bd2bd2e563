package dev.caredesk.jdbc;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Event;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredCustomer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The ChangeSets that the tests of this adapter commit. */
public final class SampleCommits {
    public static final TenantId TENANT = TenantId.DEFAULT;
    public static final AgentId MARA = AgentId.of("mara");
    public static final EngagementId WORK = EngagementId.of("work");
    public static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");

    /** A value that no message may show. */
    public static final String PERSONAL = "Ada Lovelace";

    private SampleCommits() {}

    /** Creates a customer and opens it on a desk. */
    public static ChangeSet creation(String id) {
        return creation(id, Optional.of(draft(0, 1)));
    }

    /** Creates a customer, and opens it nowhere. */
    public static ChangeSet creationElsewhere(String id) {
        return creation(id, Optional.empty());
    }

    private static ChangeSet creation(String id, Optional<DraftWrite> draft) {
        CustomerId customer = CustomerId.of("customer-" + id);
        Payload payload = new Payload("{\"name\":\"" + PERSONAL + "\"}");
        StoredCustomer record = new StoredCustomer(customer, Version.FIRST, NOON, NOON, payload);
        JournalEntry entry = new JournalEntry(
                customer,
                Optional.of(Version.FIRST),
                Optional.of(customer),
                Event.Kind.CREATED,
                List.of(Field.of("firstName"), Field.extra("hobby")),
                payload);
        ChangeSet.Builder changes = ChangeSet.builder(ChangeSetId.of(id), TENANT, Actor.of(MARA), NOON)
                .create(record)
                .journal(entry);
        draft.ifPresent(changes::draft);
        return changes.build();
    }

    public static DraftWrite draft(long expected, long revision) {
        Payload document = new Payload("{\"revision\":" + revision + "}");
        return new DraftWrite(WORK, MARA, Optional.empty(), expected, revision, Optional.of(document));
    }

    public static List<JournalRow> journal(Storage storage) {
        return storage.journal().after(TENANT, Optional.empty(), 100).rows();
    }
}
