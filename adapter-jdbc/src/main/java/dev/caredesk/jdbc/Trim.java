package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.JournalTrim;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The trimming of the journal (Z3): the oldest entries go, or move to the audit table, where only histories look. */
final class Trim {
    private static final String ALL = Place.COLUMNS
            + ", tenant, change_set, actor_kind, actor, at, record_type, record, version, customer, kind, fields, payload";

    private static final String IN_ORDER = " ORDER BY j.tenant, j.era, j.txid, j.commit_order LIMIT ?";

    private final Database database;

    Trim(Database database) {
        this.database = database;
    }

    /** An entry that may go. */
    private record Oldest(Place place, Instant at) {}

    /** The last entry that left the feed; no row for none. */
    static Query<Place> last(TenantId tenant) {
        return Query.of("SELECT " + Place.COLUMNS + " FROM #trimmed WHERE tenant = ?", Place::of, tenant);
    }

    /** Done again after a commit of unknown outcome, it goes on with what is left. */
    int trim(TenantId tenant, JournalTrim trim, int limit) {
        return database.write(tenant, Isolation.WRITE, (sql, again) -> {
            if (!database.dialect().mayTrim(sql, tenant)) {
                return 0;
            }
            Predicate<Oldest> old = old(sql, tenant, trim);
            List<Oldest> audit = trim.auditToo() ? oldest(sql, tenant, "#audit j", "TRUE", limit) : List.of();
            int forgotten = (int) audit.stream().takeWhile(old).count();
            delete(sql, "#audit", tenant, forgotten);
            if (forgotten < audit.size()) {
                return forgotten; // All that is in the feed is newer than what stays.
            }
            List<Oldest> journal =
                    oldest(sql, tenant, "#journal j", database.dialect().settled(), limit - forgotten);
            List<Oldest> leaving = journal.stream().takeWhile(old).toList();
            if (!leaving.isEmpty()) {
                leave(sql, tenant, leaving, trim.auditToo());
            }
            return forgotten + leaving.size();
        });
    }

    private static Predicate<Oldest> old(Sql sql, TenantId tenant, JournalTrim trim) throws SQLException {
        if (trim.stays() instanceof JournalTrim.Since since) {
            return entry -> entry.at().isBefore(since.instant());
        }
        long count = ((JournalTrim.Newest) trim.stays()).count();
        String entries = "SELECT " + Place.COLUMNS + " FROM #journal WHERE tenant = ?";
        Optional<Place> last = sql
                .list(
                        "SELECT " + Place.COLUMNS + " FROM (" + entries
                                + (trim.auditToo() ? " UNION ALL " + entries.replace("#journal", "#audit") : "")
                                + ") entries ORDER BY era DESC, txid DESC, commit_order DESC LIMIT 1 OFFSET ?",
                        trim.auditToo() ? List.of(tenant, tenant, count) : List.of(tenant, count),
                        Place::of)
                .stream()
                .findFirst();
        return entry -> last.isPresent() && entry.place().compareTo(last.get()) <= 0;
    }

    private static List<Oldest> oldest(Sql sql, TenantId tenant, String table, String condition, int limit)
            throws SQLException {
        return sql.list(
                "SELECT j.era, j.txid, j.commit_order, j.at FROM " + table + " WHERE j.tenant = ? AND " + condition
                        + IN_ORDER,
                row -> new Oldest(Place.of(row), row.instant()),
                tenant,
                limit);
    }

    private static void leave(Sql sql, TenantId tenant, List<Oldest> leaving, boolean auditToo) throws SQLException {
        if (!auditToo) {
            int unused = sql.update(
                    "INSERT INTO #audit (" + ALL + ") SELECT " + ALL + " FROM #journal j WHERE j.tenant = ?" + IN_ORDER,
                    tenant,
                    leaving.size());
        }
        delete(sql, "#journal", tenant, leaving.size());
        Place last = leaving.get(leaving.size() - 1).place();
        int unused = sql.update("DELETE FROM #trimmed WHERE tenant = ?", tenant);
        unused = sql.update(
                "INSERT INTO #trimmed (tenant, " + Place.COLUMNS + ") VALUES (?, ?, ?, ?)",
                tenant,
                last.era(),
                last.txid(),
                last.order());
    }

    /** Deletes so many of the oldest; by their places, since of "up to a place" the database does not know how few that are. */
    private static void delete(Sql sql, String table, TenantId tenant, int count) throws SQLException {
        int unused = sql.update(
                "DELETE FROM " + table + " WHERE tenant = ? AND (" + Place.COLUMNS
                        + ") IN (SELECT j.era, j.txid, j.commit_order FROM " + table + " j WHERE j.tenant = ?"
                        + IN_ORDER
                        + ")",
                tenant,
                tenant,
                count);
    }
}
