package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * The journal's entry of what a ChangeSet does to one record (Z3). Author and instant are the ChangeSet's.
 *
 * @param version the record's version after it; empty where it raises none
 * @param fields the changed fields
 * @param details the values before and after
 */
public record JournalEntry(
        RecordId record,
        Optional<Version> version,
        Optional<CustomerId> customer,
        Event.Kind kind,
        List<Field> fields,
        Payload details) {
    public JournalEntry {
        refuseNull("record", record, "version", version, "customer", customer);
        refuseNull("kind", kind, "fields", fields, "details", details);
        refuseUnknown("record.type", record.type());
        refuseUnknown("kind", kind);
        fields = List.copyOf(fields);
    }
}
