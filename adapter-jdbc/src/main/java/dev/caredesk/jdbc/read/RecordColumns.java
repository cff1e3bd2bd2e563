package dev.caredesk.jdbc.read;

import dev.caredesk.AgentId;
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
import dev.caredesk.jdbc.sql.Microseconds;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCommand;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.spi.storage.StoredRequest;
import java.sql.SQLException;
import java.util.Optional;

/** The columns of each record, and the record that is made of them in that order. */
public final class RecordColumns {
    static final String CUSTOMER = "c.id, c.version, c.created, c.updated, c.payload";
    public static final String REQUEST =
            "r.id, r.customer, r.version, r.created, r.updated, r.closes_at, r.closed, r.payload";
    static final String ACTIVITY = "a.id, a.version, a.customer, a.request, a.media, a.agent, a.started, a.engagement,"
            + " a.ended, a.end_reason, a.payload";
    static final String COMMENT = "o.id, o.activity, o.author, o.at, o.payload";
    static final String MESSAGE = "m.id, m.activity, m.at, m.payload";
    static final String DRAFT = "d.engagement, d.desk, d.customer, d.opened, d.revision, d.payload";
    static final String CLAIM = "l.kind, l.text, l.holder_type, l.holder, l.agent";
    static final String COMMAND = "k.id, k.channel, k.activity, k.payload";

    private RecordColumns() {}

    static StoredCustomer customer(ResultRow row) throws SQLException {
        return new StoredCustomer(
                new CustomerId(row.text()), row.version(), row.instant(), row.instant(), row.payload());
    }

    public static StoredRequest request(ResultRow row) throws SQLException {
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

    static StoredActivity activity(ResultRow row) throws SQLException {
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

    private static Optional<End> end(ResultRow row) throws SQLException {
        Optional<Long> at = row.optionalNumber();
        Optional<EndReason> reason = row.optional(EndReason::valueOf);
        return at.flatMap(micros -> reason.map(why -> new End(Microseconds.instant(micros), why)));
    }

    static StoredComment comment(ResultRow row) throws SQLException {
        return new StoredComment(
                new CommentId(row.text()),
                new ActivityId(row.text()),
                new AgentId(row.text()),
                row.instant(),
                row.payload());
    }

    static StoredMessage message(ResultRow row) throws SQLException {
        return new StoredMessage(new MessageId(row.text()), new ActivityId(row.text()), row.instant(), row.payload());
    }

    static StoredDraft draft(ResultRow row) throws SQLException {
        return new StoredDraft(
                new EngagementId(row.text()),
                new AgentId(row.text()),
                row.optional(CustomerId::new),
                row.instant(),
                row.number(),
                row.payload());
    }

    static Claim claim(ResultRow row) throws SQLException {
        return new Claim(
                new Claim.Key(row.name(Claim.Kind.class), row.text()),
                RecordId.of(row.name(RecordType.class), row.text()),
                new AgentId(row.text()));
    }

    static StoredCommand command(ResultRow row) throws SQLException {
        return new StoredCommand(
                CommandId.of(row.text()), new ChannelId(row.text()), new ActivityId(row.text()), row.payload());
    }
}
