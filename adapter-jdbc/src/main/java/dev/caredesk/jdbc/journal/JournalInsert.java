package dev.caredesk.jdbc.journal;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.sql.RecordKey;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The insert of an entry of the journal (Z3); {@code @} is its number of the commit order. */
public final class JournalInsert {
    public static final String TEXT = "INSERT INTO #journal (tenant, commit_order, change_set, actor_kind, actor, at,"
            + " record_type, record, record_key, version, customer, kind, fields, payload)"
            + " VALUES (?, @, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private JournalInsert() {}

    public static List<Object> row(
            TenantId tenant, long order, ChangeSetId id, Actor by, Instant at, JournalEntry entry) {
        return List.of(
                tenant,
                order,
                id,
                by.kind(),
                by.name(),
                at,
                entry.record().type(),
                entry.record(),
                RecordKey.whole(entry.record()),
                entry.version(),
                entry.customer(),
                entry.kind(),
                entry.fields().stream().map(Field::value).collect(Collectors.joining(JournalColumns.FIELD_SEPARATOR)),
                entry.details());
    }
}
