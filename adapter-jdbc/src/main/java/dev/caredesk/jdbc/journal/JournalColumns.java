package dev.caredesk.jdbc.journal;

import dev.caredesk.Actor;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalRow;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The columns of a journal entry, and the entry that is made of them in that order. */
final class JournalColumns {
    static final String ALL = "j.era, j.txid, j.commit_order, j.change_set, j.actor_kind, j.actor, j.at, j.record_type,"
            + " COALESCE(j.record_key, j.record), j.version, j.customer, j.kind, j.fields, j.payload";

    /** Between the fields of a journal entry; no field name has a control character. */
    static final String FIELD_SEPARATOR = "\n";

    private static final Pattern FIELDS = Pattern.compile(FIELD_SEPARATOR, Pattern.LITERAL);

    private JournalColumns() {}

    static JournalRow read(ResultRow row, Function<JournalKey, Position> position) throws SQLException {
        return new JournalRow(
                position.apply(JournalKey.of(row)),
                ChangeSetId.of(row.text()),
                new Actor(row.name(Actor.Kind.class), row.text()),
                row.instant(),
                new JournalEntry(
                        RecordId.of(row.name(RecordType.class), row.text()),
                        row.optionalNumber().map(dev.caredesk.Version::new),
                        row.optional(CustomerId::new),
                        row.name(Event.Kind.class),
                        fields(row.text()),
                        row.payload()));
    }

    private static List<Field> fields(String text) {
        return text.isEmpty()
                ? List.of()
                : FIELDS.splitAsStream(text).map(Field::new).toList();
    }
}
