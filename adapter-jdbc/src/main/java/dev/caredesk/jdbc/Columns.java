package dev.caredesk.jdbc;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.End;
import dev.caredesk.activity.EndReason;
import dev.caredesk.activity.MediaType;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The columns of each record, and the record that is made of them in that order. */
final class Columns {
    static final String CUSTOMER = "c.id, c.version, c.created, c.updated, c.payload";
    static final String REQUEST = "r.id, r.customer, r.version, r.created, r.updated, r.closes_at, r.closed, r.payload";
    static final String ACTIVITY = "a.id, a.version, a.customer, a.request, a.media, a.agent, a.started, a.engagement,"
            + " a.ended, a.end_reason, a.payload";
    static final String COMMENT = "o.id, o.activity, o.author, o.at, o.payload";
    static final String MESSAGE = "m.id, m.activity, m.at, m.payload";
    static final String DRAFT = "d.engagement, d.desk, d.customer, d.opened, d.revision, d.payload";
    static final String CLAIM = "l.kind, l.text, l.holder_type, l.holder, l.agent";
    static final String COMMAND = "k.id, k.channel, k.activity, k.payload";
    static final String JOURNAL =
            "j.era, j.txid, j.commit_order, j.change_set, j.actor_kind, j.actor, j.at, j.record_type, j.record,"
                    + " j.version, j.customer, j.kind, j.fields, j.payload";

    /** Between the fields of a journal entry; no field name has a control character. */
    static final String FIELD_SEPARATOR = "\n";

    private static final Pattern FIELDS = Pattern.compile(FIELD_SEPARATOR, Pattern.LITERAL);

    private Columns() {}

    static StoredCustomer customer(Row row) throws SQLException {
        return new StoredCustomer(
                new CustomerId(row.text()), row.version(), row.instant(), row.instant(), row.payload());
    }

    static StoredRequest request(Row row) throws SQLException {
        return new StoredRequest(
                new RequestId(row.text()),
                new CustomerId(row.text()),
                row.version(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.optionalInstant(),
                row.payload());
    }

    static StoredActivity activity(Row row) throws SQLException {
        return new StoredActivity(
                new ActivityId(row.text()),
                row.version(),
                row.optional(CustomerId::new),
                row.optional(RequestId::new),
                row.name(MediaType.class),
                new AgentId(row.text()),
                row.instant(),
                row.optional(EngagementId::new),
                end(row),
                row.payload());
    }

    private static Optional<End> end(Row row) throws SQLException {
        Optional<Long> at = row.optionalNumber();
        Optional<EndReason> reason = row.optional(EndReason::valueOf);
        return at.flatMap(micros -> reason.map(why -> new End(Micros.instant(micros), why)));
    }

    static StoredComment comment(Row row) throws SQLException {
        return new StoredComment(
                new CommentId(row.text()),
                new ActivityId(row.text()),
                new AgentId(row.text()),
                row.instant(),
                row.payload());
    }

    static StoredMessage message(Row row) throws SQLException {
        return new StoredMessage(new MessageId(row.text()), new ActivityId(row.text()), row.instant(), row.payload());
    }

    static StoredDraft draft(Row row) throws SQLException {
        return new StoredDraft(
                new EngagementId(row.text()),
                new AgentId(row.text()),
                row.optional(CustomerId::new),
                row.instant(),
                row.number(),
                row.payload());
    }

    static Claim claim(Row row) throws SQLException {
        return new Claim(
                new Claim.Key(row.name(Claim.Kind.class), row.text()),
                RecordId.of(row.name(RecordType.class), row.text()),
                new AgentId(row.text()));
    }

    static StoredCommand command(Row row) throws SQLException {
        return new StoredCommand(
                CommandId.of(row.text()), new ChannelId(row.text()), new ActivityId(row.text()), row.payload());
    }

    static JournalRow journal(Row row, Function<Place, Position> position) throws SQLException {
        return new JournalRow(
                position.apply(Place.of(row)),
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
