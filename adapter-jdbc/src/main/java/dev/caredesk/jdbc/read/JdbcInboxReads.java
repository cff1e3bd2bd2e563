package dev.caredesk.jdbc.read;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.sql.Microseconds;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.QueryBatch;
import dev.caredesk.jdbc.sql.QueryBatch.QueryResult;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.table.InteractionColumns;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.InboxReads;
import dev.caredesk.spi.storage.OfferRows;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredInteraction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reads of offers and missed interactions. Offers come from two lists, those for everyone and the others, each read from an index in the
 * order of the page and no further than the page, then merged.
 */
public final class JdbcInboxReads implements InboxReads {
    private final Database database;

    public JdbcInboxReads(Database database) {
        this.database = database;
    }

    @Override
    public OfferRows offers(TenantId tenant, Optional<AgentId> desk, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        After after = from.map(After::of).orElse(PageItem.FIRST);
        return database.readSnapshot(sql -> {
            QueryBatch batch = new QueryBatch(sql);
            List<OfferQueries> lists = List.of(
                    new OfferQueries(batch, new OfferList(tenant, "", true, desk), after, rows),
                    // Of all of the tenant, these are the others; of a desk, those that are meant for it.
                    new OfferQueries(
                            batch,
                            new OfferList(tenant, desk.map(AgentId::value).orElse(""), false, desk),
                            after,
                            rows));
            batch.run();
            return merged(lists, rows);
        });
    }

    private static OfferRows merged(List<OfferQueries> lists, int size) {
        Rows<StoredInteraction> page = PageItem.page(
                size,
                lists.stream()
                        .flatMap(list -> list.page.rows().stream())
                        .sorted(PageItem.OLDEST_FIRST)
                        .limit(size + 1L)
                        .toList());
        long waiting = lists.stream().mapToLong(OfferQueries::waiting).sum();
        return new OfferRows(
                page.items(), (int) Math.min(waiting, OfferRows.MOST), waiting > OfferRows.MOST, page.next());
    }

    /**
     * Offers that stand together in the index.
     *
     * @param desk whose rows they are; empty for what each offer has
     * @param everyone whether they are meant for all of the tenant
     * @param reader without those that it rejected
     */
    private record OfferList(TenantId tenant, String desk, boolean everyone, Optional<AgentId> reader) {

        /** Few offers are rejected: of "<>" PostgreSQL expects that, of other comparisons that they leave out most. */
        private static final String WHERE = " WHERE o.tenant = ? AND o.desk = ? AND o.everyone = ?"
                + " AND LEAST(POSITION(? IN o.rejected), 1) <> 1";

        private static final String ORDER = " ORDER BY o.tenant, o.desk, o.everyone, o.began, o.commit_order LIMIT ";

        Query<PageItem<StoredInteraction>> page(After after, int most) {
            return new Query<>(
                    "SELECT o.began, o.commit_order, " + InteractionColumns.SELECT
                            + " FROM #offer o JOIN #interaction i ON i.tenant = o.tenant AND i.id = o.interaction"
                            + WHERE + " AND o.began >= ? AND (o.began > ? OR o.commit_order > ?)" + ORDER + "?",
                    parameters(after.at(), after.at(), after.order(), most),
                    row -> PageItem.of(row, InteractionColumns::read));
        }

        /** Counts no further than it matters; in the order of the index, or PostgreSQL reads the whole table where it has many of them. */
        Query<Long> count() {
            return new Query<>(
                    "SELECT COUNT(*) FROM (SELECT 1 FROM #offer o" + WHERE + ORDER + (OfferRows.MOST + 1) + ") w",
                    parameters(),
                    ResultRow::number);
        }

        private List<Object> parameters(Object... more) {
            return Stream.concat(Stream.of(tenant, desk, everyone, InteractionColumns.listed(reader)), Stream.of(more))
                    .toList();
        }
    }

    /** A page of a list that was asked for, and its number of offers. */
    private static final class OfferQueries {
        private final QueryResult<PageItem<StoredInteraction>> page;
        private final QueryResult<Long> count;

        OfferQueries(QueryBatch batch, OfferList list, After after, int size) {
            page = batch.add(list.page(after, size + 1));
            count = batch.add(list.count());
        }

        long waiting() {
            return count.rows().get(0);
        }
    }

    @Override
    public Rows<StoredInteraction> missed(TenantId tenant, Optional<Cursor> from, int size) {
        int rows = Rows.checkedSize(size);
        After before = from.map(After::of).orElse(PageItem.LAST);
        return database.read(sql -> PageItem.page(
                rows,
                sql.list(
                        "SELECT i.ended, i.commit_order, " + InteractionColumns.SELECT + " FROM #interaction i"
                                // An early one may have ended before it was offered; there are few.
                                + " WHERE i.tenant = ? AND i.state = 'MISSED' AND i.ended >= " + Microseconds.BEFORE_ALL
                                + " AND i.ended <= ? AND (i.ended < ? OR i.commit_order < ?)"
                                + " ORDER BY i.tenant, i.ended DESC, i.commit_order DESC LIMIT ?",
                        row -> PageItem.of(row, InteractionColumns::read),
                        tenant,
                        before.at(),
                        before.at(),
                        before.order(),
                        rows + 1)));
    }
}
