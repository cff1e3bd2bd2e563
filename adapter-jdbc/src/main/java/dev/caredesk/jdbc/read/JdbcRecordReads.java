package dev.caredesk.jdbc.read;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.QueryBatch;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.table.ActivityColumns;
import dev.caredesk.jdbc.table.CommentColumns;
import dev.caredesk.jdbc.table.MessageColumns;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchRows;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The batch of records; what takes several statements sees one state. */
public final class JdbcRecordReads implements RecordReads {
    private static final String OLDEST_MESSAGES = " AND m.at >= ? AND (m.at > ? OR m.commit_order > ?)"
            + " ORDER BY m.tenant, m.interaction, m.at, m.commit_order";
    private static final String NEWEST_MESSAGES = " AND m.at <= ? AND (m.at < ? OR m.commit_order < ?)"
            + " ORDER BY m.tenant DESC, m.interaction DESC, m.at DESC, m.commit_order DESC";

    private final Database database;

    public JdbcRecordReads(Database database) {
        this.database = database;
    }

    @Override
    public List<Stored> load(TenantId tenant, Collection<RecordId> ids) {
        return database.readSnapshot(sql -> new KeyLookup(database.dialect(), sql, tenant).records(ids));
    }

    @Override
    public Optional<CustomerFile> file(TenantId tenant, CustomerId customer, Instant now, int journeySize) {
        int rows = Rows.checkedSize(journeySize);
        return database.readSnapshot(sql -> files(sql, tenant).file(customer, now, rows));
    }

    @Override
    public Match match(TenantId tenant, Set<MatchKey> keys, Instant now, int journeySize) {
        int rows = Rows.checkedSize(journeySize);
        return database.readSnapshot(sql -> files(sql, tenant).match(keys, now, rows));
    }

    private CustomerFileReader files(SqlSession sql, TenantId tenant) {
        return new CustomerFileReader(sql, tenant, new JourneyReader(database.dialect(), sql, tenant));
    }

    @Override
    public Rows<JourneyRow> journey(TenantId tenant, CustomerId customer, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        return database.readSnapshot(sql -> {
            QueryBatch batch = new QueryBatch(sql);
            var page = new JourneyReader(database.dialect(), sql, tenant)
                    .page(batch, Query.QueryValue.of(customer), from, rows);
            batch.run();
            return page.rows();
        });
    }

    @Override
    public Rows<StoredMessage> messages(
            TenantId tenant, InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        boolean oldest = order == MessageOrder.OLDEST_FIRST;
        After place = from.map(After::of).orElse(oldest ? PageItem.FIRST : PageItem.LAST);
        return database.read(sql -> PageItem.page(
                rows,
                sql.list(
                        "SELECT m.at, m.commit_order, " + MessageColumns.SELECT + " FROM #message m WHERE m.tenant = ?"
                                + " AND m.interaction = ?" + (oldest ? OLDEST_MESSAGES : NEWEST_MESSAGES) + " LIMIT ?",
                        row -> PageItem.of(row, MessageColumns::read),
                        tenant,
                        interaction,
                        place.at(),
                        place.at(),
                        place.order(),
                        rows + 1)));
    }

    @Override
    public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
        return database.read(sql -> sql.first(
                "SELECT " + MessageColumns.SELECT + " FROM #message m WHERE m.tenant = ? AND m.interaction = ?"
                        + " AND m.tells_state = TRUE ORDER BY m.tenant DESC, m.interaction DESC, m.tells_state DESC,"
                        + " m.at DESC, m.commit_order DESC LIMIT 1",
                MessageColumns::read,
                tenant,
                interaction));
    }

    @Override
    public Rows<StoredComment> comments(TenantId tenant, ActivityId activity, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        After before = from.map(After::of).orElse(PageItem.LAST);
        return database.read(sql -> PageItem.page(
                rows,
                sql.list(
                        "SELECT o.at, o.commit_order, " + CommentColumns.SELECT + " FROM #comment o WHERE o.tenant = ?"
                                + " AND o.activity = ? AND o.at <= ? AND (o.at < ? OR o.commit_order < ?)"
                                + " ORDER BY o.tenant, o.activity, o.at DESC, o.commit_order DESC LIMIT ?",
                        row -> PageItem.of(row, CommentColumns::read),
                        tenant,
                        activity,
                        before.at(),
                        before.at(),
                        before.order(),
                        rows + 1)));
    }

    @Override
    public Rows<StoredActivity> unlinked(TenantId tenant, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        After before = from.map(After::of).orElse(PageItem.LAST);
        return database.read(sql -> PageItem.page(
                rows,
                sql.list(
                        "SELECT a.started, a.commit_order, " + ActivityColumns.SELECT + " FROM #activity a"
                                + " WHERE a.tenant = ? AND a.unlinked = TRUE AND a.started <= ?"
                                + " AND (a.started < ? OR a.commit_order < ?)"
                                + " ORDER BY a.tenant, a.unlinked, a.started DESC, a.commit_order DESC LIMIT ?",
                        row -> PageItem.of(row, ActivityColumns::read),
                        tenant,
                        before.at(),
                        before.at(),
                        before.order(),
                        rows + 1)));
    }

    @Override
    public List<Claim> claims(TenantId tenant, Collection<Claim.Key> keys) {
        return database.readSnapshot(sql -> new KeyLookup(database.dialect(), sql, tenant).claims(keys));
    }

    @Override
    public SearchRows search(TenantId tenant, SearchQuery query) {
        return database.readSnapshot(sql -> new CustomerSearch(database.dialect(), sql, tenant, query).rows());
    }
}
