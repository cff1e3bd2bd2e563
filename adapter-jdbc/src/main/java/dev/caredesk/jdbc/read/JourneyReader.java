package dev.caredesk.jdbc.read;

import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.Query.QueryValue;
import dev.caredesk.jdbc.sql.QueryBatch;
import dev.caredesk.jdbc.sql.QueryBatch.QueryResult;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.table.ActivityColumns;
import dev.caredesk.jdbc.table.CommentColumns;
import dev.caredesk.jdbc.table.RequestColumns;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredComment;
import dev.caredesk.spi.storage.StoredRequest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pages of a journey (J1): the activities with their requests, and the requests without any, each read from an index in the
 * order of the page and no further than the page, then merged; and the newest comments of the page.
 */
final class JourneyReader {
    private final Dialect dialect;
    private final SqlSession sql;
    private final TenantId tenant;

    JourneyReader(Dialect dialect, SqlSession sql, TenantId tenant) {
        this.dialect = dialect;
        this.sql = sql;
        this.tenant = tenant;
    }

    /** An entry without its comments. */
    private record JourneyItem(Optional<StoredActivity> activity, Optional<StoredRequest> request) {}

    /** A page that was asked for. */
    final class JourneyQueries {
        private final int size;
        private final QueryResult<PageItem<JourneyItem>> activities;
        private final QueryResult<PageItem<JourneyItem>> bare;
        private final Optional<QueryResult<StoredComment>> comments;

        private JourneyQueries(QueryBatch batch, QueryValue customer, After before, int size) {
            this.size = size;
            activities = batch.add(activities(customer, before, size + 1));
            bare = batch.add(bareRequests(customer, before, size + 1));
            comments = dialect.supportsLateralJoins()
                    ? Optional.of(batch.add(comments(customer, before, size)))
                    : Optional.empty();
        }

        Rows<JourneyRow> rows() throws SQLException {
            Rows<JourneyItem> page = PageItem.page(
                    size,
                    Stream.concat(activities.rows().stream(), bare.rows().stream())
                            .sorted(PageItem.NEWEST_FIRST)
                            .limit(size + 1L)
                            .toList());
            Map<ActivityId, List<StoredComment>> said = comments.isPresent()
                    ? comments.get().rows().stream().collect(Collectors.groupingBy(StoredComment::activity))
                    : comments(page.items());
            return new Rows<>(
                    page.items().stream().map(entry -> row(entry, said)).toList(), page.next());
        }
    }

    JourneyQueries page(QueryBatch batch, QueryValue customer, Optional<Cursor> from, int size) {
        return new JourneyQueries(batch, customer, from.map(After::of).orElse(PageItem.LAST), size);
    }

    private static final String ACTIVITIES = " FROM #activity a LEFT JOIN #request r ON r.tenant = a.tenant"
            + " AND r.id = a.request WHERE a.tenant = ? AND a.customer = %s AND a.started <= ?"
            + " AND (a.started < ? OR a.commit_order < ?)"
            + " ORDER BY a.tenant, a.customer, a.started DESC, a.commit_order DESC LIMIT ?";

    private Query<PageItem<JourneyItem>> activities(QueryValue customer, After before, int most) {
        return new Query<>(
                "SELECT a.started, a.commit_order, " + ActivityColumns.SELECT + ", " + RequestColumns.SELECT
                        + ACTIVITIES.formatted(customer.text()),
                Query.parameters(tenant, customer, before.at(), before.at(), before.order(), most),
                row -> PageItem.of(row, JourneyReader::entry));
    }

    /** The activity that was created last, without its comments. */
    Query<JourneyRow> newestActivity(QueryValue customer) {
        Query<PageItem<JourneyItem>> newest = activities(customer, PageItem.LAST, 1);
        return new Query<>(
                newest.text(),
                newest.parameters(),
                row -> row(newest.mapper().map(row).item(), Map.of()));
    }

    private static JourneyItem entry(ResultRow row) throws SQLException {
        StoredActivity activity = ActivityColumns.read(row);
        return new JourneyItem(
                Optional.of(activity), row.isNextPresent() ? Optional.of(RequestColumns.read(row)) : Optional.empty());
    }

    private Query<PageItem<JourneyItem>> bareRequests(QueryValue customer, After before, int most) {
        return new Query<>(
                "SELECT r.created, r.created_order, " + RequestColumns.SELECT + " FROM #request r"
                        + " WHERE r.tenant = ? AND r.customer = " + customer.text() + " AND r.bare = TRUE"
                        + " AND r.created <= ? AND (r.created < ? OR r.created_order < ?)"
                        + " ORDER BY r.tenant, r.customer, r.bare, r.created DESC, r.created_order DESC LIMIT ?",
                Query.parameters(tenant, customer, before.at(), before.at(), before.order(), most),
                row -> PageItem.of(
                        row, each -> new JourneyItem(Optional.empty(), Optional.of(RequestColumns.read(each)))));
    }

    /** The newest comments of each activity of a page. */
    private Query<StoredComment> comments(QueryValue customer, After before, int size) {
        return new Query<>(
                "SELECT " + CommentColumns.SELECT + " FROM (SELECT a.tenant, a.id"
                        + ACTIVITIES.formatted(customer.text())
                        + ") a JOIN LATERAL (SELECT o.* FROM #comment o WHERE o.tenant = a.tenant"
                        + " AND o.activity = a.id ORDER BY o.at DESC, o.commit_order DESC LIMIT ?) o ON TRUE"
                        + " ORDER BY o.at DESC, o.commit_order DESC",
                Query.parameters(
                        tenant, customer, before.at(), before.at(), before.order(), size, JourneyRow.COMMENTS + 1),
                CommentColumns::read);
    }

    // One statement per activity: each batch no further than the page shows, whatever the activity has, while one
    // statement for all would make H2 read the comments of the whole tenant. In one process a statement costs no way.
    private Map<ActivityId, List<StoredComment>> comments(List<JourneyItem> entries) throws SQLException {
        Map<ActivityId, List<StoredComment>> comments = new HashMap<>();
        for (JourneyItem entry : entries) {
            if (entry.activity().isPresent()) {
                ActivityId activity = entry.activity().get().id();
                comments.put(activity, newestComments(activity));
            }
        }
        return comments;
    }

    private List<StoredComment> newestComments(ActivityId activity) throws SQLException {
        return sql.list(
                "SELECT " + CommentColumns.SELECT + " FROM #comment o WHERE o.tenant = ? AND o.activity = ?"
                        + " ORDER BY o.tenant, o.activity, o.at DESC, o.commit_order DESC LIMIT ?",
                CommentColumns::read,
                tenant,
                activity,
                JourneyRow.COMMENTS + 1);
    }

    private static JourneyRow row(JourneyItem entry, Map<ActivityId, List<StoredComment>> all) {
        List<StoredComment> comments = entry.activity()
                .map(activity -> all.getOrDefault(activity.id(), List.of()))
                .orElse(List.of());
        boolean more = comments.size() > JourneyRow.COMMENTS;
        return new JourneyRow(
                entry.activity(), entry.request(), more ? comments.subList(0, JourneyRow.COMMENTS) : comments, more);
    }
}
