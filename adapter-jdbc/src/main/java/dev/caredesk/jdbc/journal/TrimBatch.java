package dev.caredesk.jdbc.journal;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.spi.storage.JournalTrim;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** A transaction of a trimming: it takes the oldest entries, by their places, and reads no further than it takes. */
final class TrimBatch {
    private static final String ALL = JournalKey.COLUMNS
            + ", tenant, change_set, actor_kind, actor, at, record_type, record, record_key, version, customer,"
            + " kind, fields, payload";

    private static final String IN_ORDER = " ORDER BY j.tenant, j.era, j.txid, j.commit_order LIMIT ?";

    private final Dialect dialect;
    private final SqlSession sql;
    private final TenantId tenant;
    private final boolean auditToo;

    TrimBatch(Dialect dialect, SqlSession sql, TenantId tenant, boolean auditToo) {
        this.dialect = dialect;
        this.sql = sql;
        this.tenant = tenant;
        this.auditToo = auditToo;
    }

    /** An entry that may go. */
    record TrimCandidate(JournalKey place, Instant at) {}

    /** Takes the oldest up to that place; so many at most. */
    int take(int limit, JournalKey last) throws SQLException {
        return take(limit, oldest -> (int) oldest.stream()
                .takeWhile(entry -> entry.place().compareTo(last) <= 0)
                .count());
    }

    /** Takes the oldest that are old enough; so many at most. */
    int take(int limit, JournalTrim.Since since) throws SQLException {
        return take(
                limit,
                oldest -> since.countOld(oldest.stream().map(TrimCandidate::at).toList()));
    }

    /** Takes as many of the oldest as are counted old, so many at most; says how many. */
    private int take(int limit, ToIntFunction<List<TrimCandidate>> countOld) throws SQLException {
        List<TrimCandidate> audit = auditToo ? oldestEntries("#audit j", "TRUE", limit) : List.of();
        List<TrimCandidate> forgotten = audit.subList(0, countOld.applyAsInt(audit));
        delete("#audit", forgotten);
        if (forgotten.size() < audit.size()) {
            return forgotten.size(); // All that is in the feed is newer than what stays.
        }
        List<TrimCandidate> journal = oldestEntries("#journal j", dialect.settledCondition(), limit - forgotten.size());
        List<TrimCandidate> leaving = journal.subList(0, countOld.applyAsInt(journal));
        if (!leaving.isEmpty()) {
            removeFromFeed(leaving);
        }
        return forgotten.size() + leaving.size();
    }

    /** The last entry in front of so many of the newest. What left the feed for the audit table is older than all that is in it. */
    Optional<JournalKey> behindNewest(long count) throws SQLException {
        Optional<JournalKey> inFeed = behindNewest("#journal", count);
        if (inFeed.isPresent() || !auditToo) {
            return inFeed;
        }
        long newer = sql.list("SELECT COUNT(*) FROM #journal WHERE tenant = ?", ResultRow::number, tenant)
                .get(0);
        return behindNewest("#audit", count - newer);
    }

    private Optional<JournalKey> behindNewest(String table, long count) throws SQLException {
        return sql.first(
                "SELECT j.era, j.txid, j.commit_order FROM " + table + " j WHERE j.tenant = ?"
                        + " ORDER BY j.tenant DESC, j.era DESC, j.txid DESC, j.commit_order DESC LIMIT 1 OFFSET ?",
                JournalKey::of,
                tenant,
                count);
    }

    private List<TrimCandidate> oldestEntries(String table, String condition, int limit) throws SQLException {
        return sql.list(
                "SELECT j.era, j.txid, j.commit_order, j.at FROM " + table + " WHERE j.tenant = ? AND " + condition
                        + IN_ORDER,
                row -> new TrimCandidate(JournalKey.of(row), row.instant()),
                tenant,
                limit);
    }

    private void removeFromFeed(List<TrimCandidate> leaving) throws SQLException {
        if (!auditToo) {
            sql.update(
                    "INSERT INTO #audit (" + ALL + ") SELECT " + ALL + " FROM #journal j WHERE j.tenant = ?" + IN_ORDER,
                    tenant,
                    leaving.size());
        }
        delete("#journal", leaving);
        JournalKey last = leaving.get(leaving.size() - 1).place();
        sql.update("DELETE FROM #trimmed WHERE tenant = ?", tenant);
        sql.update(
                "INSERT INTO #trimmed (tenant, " + JournalKey.COLUMNS + ") VALUES (?, ?, ?, ?)",
                tenant,
                last.era(),
                last.txid(),
                last.order());
    }

    /**
     * Deletes entries one by one, by their keys: of "up to a place", or "so many of the oldest", a database with a plan for any values
     * does not know how few they are, and goes through the whole table for each batch.
     */
    private void delete(String table, List<TrimCandidate> entries) throws SQLException {
        if (!entries.isEmpty()) {
            sql.batch(
                    "DELETE FROM " + table + " WHERE tenant = ? AND era = ? AND txid = ? AND commit_order = ?",
                    entries.stream().map(TrimCandidate::place).map(this::key).toList());
        }
    }

    private List<Object> key(JournalKey place) {
        return List.of(tenant, place.era(), place.txid(), place.order());
    }
}
