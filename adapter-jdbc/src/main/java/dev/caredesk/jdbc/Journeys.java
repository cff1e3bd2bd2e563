package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.jdbc.Query.Value;
import dev.caredesk.jdbc.Reads.Asked;
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
final class Journeys {
    private final Dialect dialect;
    private final Sql sql;
    private final TenantId tenant;

    Journeys(Dialect dialect, Sql sql, TenantId tenant) {
        this.dialect = dialect;
        this.sql = sql;
        this.tenant = tenant;
    }

    /** An entry without its comments. */
    private record Entry(Optional<StoredActivity> activity, Optional<StoredRequest> request) {}

    /** A page that was asked for. */
    final class Page {
        private final int size;
        private final Asked<Placed<Entry>> activities;
        private final Asked<Placed<Entry>> bare;
        private final Optional<Asked<StoredComment>> comments;

        private Page(Reads reads, Value customer, After before, int size) {
            this.size = size;
            activities = reads.ask(activities(customer, before, size + 1));
            bare = reads.ask(bareRequests(customer, before, size + 1));
            comments =
                    dialect.isLateral() ? Optional.of(reads.ask(comments(customer, before, size))) : Optional.empty();
        }

        Rows<JourneyRow> rows() throws SQLException {
            Rows<Entry> page = Placed.page(
                    size,
                    Stream.concat(activities.rows().stream(), bare.rows().stream())
                            .sorted(Placed.NEWEST_FIRST)
                            .limit(size + 1L)
                            .toList());
            Map<ActivityId, List<StoredComment>> said = comments.isPresent()
                    ? comments.get().rows().stream().collect(Collectors.groupingBy(StoredComment::activity))
                    : comments(page.items());
            return new Rows<>(
                    page.items().stream().map(entry -> row(entry, said)).toList(), page.next());
        }
    }

    Page page(Reads reads, Value customer, Optional<After> from, int size) {
        return new Page(reads, customer, from.orElse(Placed.LAST), size);
    }

    private static final String ACTIVITIES = " FROM #activity a LEFT JOIN #request r ON r.tenant = a.tenant"
            + " AND r.id = a.request WHERE a.tenant = ? AND a.customer = %s AND a.started <= ?"
            + " AND (a.started < ? OR a.commit_order < ?)"
            + " ORDER BY a.tenant, a.customer, a.started DESC, a.commit_order DESC LIMIT ?";

    private Query<Placed<Entry>> activities(Value customer, After before, int most) {
        return new Query<>(
                "SELECT a.started, a.commit_order, " + Columns.ACTIVITY + ", " + Columns.REQUEST
                        + ACTIVITIES.formatted(customer.text()),
                Query.parameters(tenant, customer, before.at(), before.at(), before.order(), most),
                row -> Placed.of(row, Journeys::entry));
    }

    /** The activity that was created last, without its comments. */
    Query<JourneyRow> newestActivity(Value customer) {
        Query<Placed<Entry>> newest = activities(customer, Placed.LAST, 1);
        return new Query<>(
                newest.text(),
                newest.parameters(),
                row -> row(newest.mapper().map(row).item(), Map.of()));
    }

    private static Entry entry(Row row) throws SQLException {
        StoredActivity activity = Columns.activity(row);
        return new Entry(
                Optional.of(activity), row.isNextPresent() ? Optional.of(Columns.request(row)) : Optional.empty());
    }

    private Query<Placed<Entry>> bareRequests(Value customer, After before, int most) {
        return new Query<>(
                "SELECT r.created, r.created_order, " + Columns.REQUEST + " FROM #request r"
                        + " WHERE r.tenant = ? AND r.customer = " + customer.text() + " AND r.bare = TRUE"
                        + " AND r.created <= ? AND (r.created < ? OR r.created_order < ?)"
                        + " ORDER BY r.tenant, r.customer, r.bare, r.created DESC, r.created_order DESC LIMIT ?",
                Query.parameters(tenant, customer, before.at(), before.at(), before.order(), most),
                row -> Placed.of(row, each -> new Entry(Optional.empty(), Optional.of(Columns.request(each)))));
    }

    /** The newest comments of each activity of a page. */
    private Query<StoredComment> comments(Value customer, After before, int size) {
        return new Query<>(
                "SELECT " + Columns.COMMENT + " FROM (SELECT a.tenant, a.id" + ACTIVITIES.formatted(customer.text())
                        + ") a JOIN LATERAL (SELECT o.* FROM #comment o WHERE o.tenant = a.tenant"
                        + " AND o.activity = a.id ORDER BY o.at DESC, o.commit_order DESC LIMIT ?) o ON TRUE"
                        + " ORDER BY o.at DESC, o.commit_order DESC",
                Query.parameters(
                        tenant, customer, before.at(), before.at(), before.order(), size, JourneyRow.COMMENTS + 1),
                Columns::comment);
    }

    // One statement per activity: each reads no further than the page shows, whatever the activity has, while one
    // statement for all would make H2 read the comments of the whole tenant. In one process a statement costs no way.
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
