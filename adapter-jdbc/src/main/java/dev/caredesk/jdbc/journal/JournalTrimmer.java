package dev.caredesk.jdbc.journal;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.TransactionKind;
import dev.caredesk.spi.storage.JournalTrim;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The trimming of the journal (Z3): the oldest entries go, or move to the audit table, where only histories look. */
public final class JournalTrimmer {
    private final Database database;
    private final Map<TenantId, TrimBoundary> cuts = new ConcurrentHashMap<>();

    public JournalTrimmer(Database database) {
        this.database = database;
    }

    /** The last entry that a trimming by count may take. */
    private record TrimBoundary(JournalTrim trim, JournalKey last) {}

    /** The number of entries that a batch took, and the boundary that it went by. */
    private record TrimProgress(int entries, Optional<TrimBoundary> cut) {}

    /** The last entry that left the feed; no row for none. */
    static Query<JournalKey> lastTrimmed(TenantId tenant) {
        return Query.of("SELECT " + JournalKey.COLUMNS + " FROM #trimmed WHERE tenant = ?", JournalKey::of, tenant);
    }

    /** Trims one batch. Done again after a commit of unknown outcome, it goes on with what is left. */
    public int trim(TenantId tenant, JournalTrim trim, int limit) {
        TrimProgress taken = database.write(tenant, TransactionKind.WRITE, (sql, again) -> {
            if (!database.dialect().tryBeginTrim(sql, tenant)) {
                return new TrimProgress(0, Optional.empty());
            }
            TrimBatch batch = new TrimBatch(database.dialect(), sql, tenant, trim.auditToo());
            return trim.stays() instanceof JournalTrim.Since since
                    ? new TrimProgress(batch.take(limit, since), Optional.empty())
                    : trimToNewest(batch, tenant, trim, limit);
        });
        if (taken.entries() == limit) {
            taken.cut().ifPresent(cut -> cuts.put(tenant, cut));
        }
        return taken.entries();
    }

    /**
     * Trims to a number of newest entries. To find the place, all entries that stay must be counted, since nothing else knows how many
     * there are: a count that is kept would make commits of a tenant wait for each other. So only the first batch of a trimming does it,
     * and the others go by its place: whatever comes in the meantime comes behind it, or in front where it is too old as well. When that
     * is less than a batch it is counted once more, as by then more may have to go. A cut is taken out here, so that it is gone when the
     * batch fails.
     */
    private TrimProgress trimToNewest(TrimBatch batch, TenantId tenant, JournalTrim trim, int limit)
            throws SQLException {
        Optional<TrimBoundary> cut = Optional.ofNullable(cuts.remove(tenant))
                .filter(known -> known.trim().equals(trim));
        int entries = cut.isPresent() ? batch.take(limit, cut.get().last()) : 0;
        if (entries < limit) {
            cut = batch.behindNewest(((JournalTrim.Newest) trim.stays()).count())
                    .map(last -> new TrimBoundary(trim, last));
            entries += cut.isPresent() ? batch.take(limit - entries, cut.get().last()) : 0;
        }
        return new TrimProgress(entries, cut);
    }
}
