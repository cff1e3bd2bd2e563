package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerId;
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
import java.util.stream.Stream;

/**
 * Pages of a journey (J1): the activities with their requests, and the requests without any, each read from an index in the
 * order of the page and no further than the page, then merged; then the newest comments of the page.
 */
final class Journeys {
    private final Sql sql;
    private final TenantId tenant;

    Journeys(Sql sql, TenantId tenant) {
        this.sql = sql;
        this.tenant = tenant;
    }

    /** An entry without its comments. */
    private record Entry(Optional<StoredActivity> activity, Optional<StoredRequest> request) {}

    Rows<JourneyRow> page(CustomerId customer, Optional<After> from, int size) throws SQLException {
        After before = from.orElse(Placed.LAST);
        Rows<Entry> page = Placed.page(
                size,
                Stream.concat(
                                activities(customer, before, size + 1).stream(),
                                bareRequests(customer, before, size + 1).stream())
                        .sorted(Placed.NEWEST_FIRST)
                        .limit(size + 1L)
                        .toList());
        Map<ActivityId, List<StoredComment>> comments = comments(page.items());
        return new Rows<>(
                page.items().stream().map(entry -> row(entry, comments)).toList(), page.next());
    }

    private List<Placed<Entry>> activities(CustomerId customer, After before, int most) throws SQLException {
        return sql.list(
                "SELECT a.started, a.commit_order, " + Columns.ACTIVITY + ", " + Columns.REQUEST
                        + " FROM #activity a LEFT JOIN #request r ON r.tenant = a.tenant AND r.id = a.request"
                        + " WHERE a.tenant = ? AND a.customer = ? AND a.started <= ?"
                        + " AND (a.started < ? OR a.commit_order < ?)"
                        + " ORDER BY a.tenant, a.customer, a.started DESC, a.commit_order DESC LIMIT ?",
                row -> Placed.of(row, Journeys::entry),
                tenant,
                customer,
                before.at(),
                before.at(),
                before.order(),
                most);
    }

    /** The activity that was created last, without its comments. */
    Optional<JourneyRow> newestActivity(CustomerId customer) throws SQLException {
        return activities(customer, Placed.LAST, 1).stream()
                .map(found -> row(found.item(), Map.of()))
                .findFirst();
    }

    private static Entry entry(Row row) throws SQLException {
        StoredActivity activity = Columns.activity(row);
        return new Entry(
                Optional.of(activity), row.isNextPresent() ? Optional.of(Columns.request(row)) : Optional.empty());
    }

    private List<Placed<Entry>> bareRequests(CustomerId customer, After before, int most) throws SQLException {
        return sql.list(
                "SELECT r.created, r.created_order, " + Columns.REQUEST + " FROM #request r"
                        + " WHERE r.tenant = ? AND r.customer = ? AND r.bare = TRUE AND r.created <= ?"
                        + " AND (r.created < ? OR r.created_order < ?)"
                        + " ORDER BY r.tenant, r.customer, r.bare, r.created DESC, r.created_order DESC LIMIT ?",
                row -> Placed.of(row, each -> new Entry(Optional.empty(), Optional.of(Columns.request(each)))),
                tenant,
                customer,
                before.at(),
                before.at(),
                before.order(),
                most);
    }

    // One statement per activity: each reads no further than the page shows, whatever the activity has, while one
    // statement
    // for all would make H2 read the comments of the whole tenant. In one process a statement costs no way.
    private Map<ActivityId, List<StoredComment>> comments(List<Entry> entries) throws SQLException {
        Map<ActivityId, List<StoredComment>> comments = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.activity().isPresent()) {
                ActivityId activity = entry.activity().get().id();
                comments.put(activity, newestComments(activity));
            }
        }
        return comments;
    }

    private List<StoredComment> newestComments(ActivityId activity) throws SQLException {
        return sql.list(
                "SELECT " + Columns.COMMENT + " FROM #comment o WHERE o.tenant = ? AND o.activity = ?"
                        + " ORDER BY o.tenant, o.activity, o.at DESC, o.commit_order DESC LIMIT ?",
                Columns::comment,
                tenant,
                activity,
                JourneyRow.COMMENTS + 1);
    }

    private static JourneyRow row(Entry entry, Map<ActivityId, List<StoredComment>> all) {
        List<StoredComment> comments = entry.activity()
                .map(activity -> all.getOrDefault(activity.id(), List.of()))
                .orElse(List.of());
        boolean more = comments.size() > JourneyRow.COMMENTS;
        return new JourneyRow(
                entry.activity(), entry.request(), more ? comments.subList(0, JourneyRow.COMMENTS) : comments, more);
    }
}
