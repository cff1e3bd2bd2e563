package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.JournalTrim;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The trimming of the journal (Z3): the oldest entries go, or move to the audit table, where only histories look. */
final class Trim {
    private static final String UP_TO = " WHERE tenant = ? AND (" + Place.COLUMNS + ") <= (?, ?, ?)";
    private static final String ALL = Place.COLUMNS
            + ", tenant, change_set, actor_kind, actor, at, record_type, record, version, customer, kind, fields, payload";

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
            List<Oldest> going =
                    oldest(sql, tenant, trim, limit).stream().takeWhile(old).toList();
            if (!going.isEmpty()) {
                take(sql, tenant, going.get(going.size() - 1).place(), trim.auditToo());
            }
            return going.size();
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

    /** What left the feed before is older than all that is in it. */
    private List<Oldest> oldest(Sql sql, TenantId tenant, JournalTrim trim, int limit) throws SQLException {
        List<Oldest> oldest = new ArrayList<>();
        if (trim.auditToo()) {
            oldest.addAll(oldest(sql, tenant, "#audit j", "TRUE", limit));
        }
        if (oldest.size() < limit) {
            oldest.addAll(oldest(sql, tenant, "#journal j", database.dialect().settled(), limit - oldest.size()));
        }
        return oldest;
    }

    private static List<Oldest> oldest(Sql sql, TenantId tenant, String table, String condition, int limit)
            throws SQLException {
        return sql.list(
                "SELECT j.era, j.txid, j.commit_order, j.at FROM " + table + " WHERE j.tenant = ? AND " + condition
                        + " ORDER BY j.tenant, j.era, j.txid, j.commit_order LIMIT ?",
                row -> new Oldest(Place.of(row), row.instant()),
                tenant,
                limit);
    }

    private void take(Sql sql, TenantId tenant, Place last, boolean auditToo) throws SQLException {
        Object[] upTo = {tenant, last.era(), last.txid(), last.order()};
        if (auditToo) {
            int unused = sql.update("DELETE FROM #audit" + UP_TO, upTo);
        } else {
            int unused = sql.update("INSERT INTO #audit (" + ALL + ") SELECT " + ALL + " FROM #journal" + UP_TO, upTo);
        }
        int unused = sql.update("DELETE FROM #journal" + UP_TO, upTo);
        Query<Place> before = last(tenant);
        if (sql.first(before.text(), before.mapper(), before.parameters().toArray())
                .filter(place -> place.compareTo(last) >= 0)
                .isEmpty()) {
            unused = sql.update("DELETE FROM #trimmed WHERE tenant = ?", tenant);
            unused = sql.update("INSERT INTO #trimmed (tenant, " + Place.COLUMNS + ") VALUES (?, ?, ?, ?)", upTo);
        }
    }
}
