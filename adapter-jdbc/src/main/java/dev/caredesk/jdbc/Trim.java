package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.JournalTrim;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The trimming of the journal (Z3): the oldest entries go, or move to the audit table, where only histories look. */
final class Trim {
    private final Database database;
    private final Map<TenantId, Cut> cuts = new ConcurrentHashMap<>();

    Trim(Database database) {
        this.database = database;
    }

    /** Where a trimming by count was found to cut: behind the last entry that may go. */
    private record Cut(JournalTrim trim, Place last) {}

    /** How many entries a batch took, and by which cut. */
    private record Taken(int entries, Optional<Cut> cut) {}

    /** The last entry that left the feed; no row for none. */
    static Query<Place> last(TenantId tenant) {
        return Query.of("SELECT " + Place.COLUMNS + " FROM #trimmed WHERE tenant = ?", Place::of, tenant);
    }

    /** Done again after a commit of unknown outcome, it goes on with what is left. */
    int trim(TenantId tenant, JournalTrim trim, int limit) {
        Taken taken = database.write(tenant, Isolation.WRITE, (sql, again) -> {
            if (!database.dialect().mayTrim(sql, tenant)) {
                return new Taken(0, Optional.empty());
            }
            TrimBatch batch = new TrimBatch(database.dialect(), sql, tenant, trim.auditToo());
            return trim.stays() instanceof JournalTrim.Since since
                    ? new Taken(batch.take(limit, entry -> entry.at().isBefore(since.instant())), Optional.empty())
                    : newest(batch, tenant, trim, limit);
        });
        if (taken.entries() == limit) {
            taken.cut().ifPresent(cut -> cuts.put(tenant, cut));
        }
        return taken.entries();
    }

    /**
     * To find the place, all entries that stay must be counted, since nothing else knows how many there are: a count that is kept would make
     * commits of a tenant wait for each other. So only the first batch of a trimming does it, and the others go by its place: whatever
     * comes in the meantime comes behind it, or in front where it is too old as well. When that is less than a batch it is counted once more,
     * as by then more may have to go. A cut is taken out here, so that it is gone when the batch fails.
     */
    private Taken newest(TrimBatch batch, TenantId tenant, JournalTrim trim, int limit) throws SQLException {
        Optional<Cut> cut = Optional.ofNullable(cuts.remove(tenant))
                .filter(known -> known.trim().equals(trim));
        int entries = cut.isPresent() ? batch.take(limit, cut.get().last()) : 0;
        if (entries < limit) {
            cut = batch.behindNewest(((JournalTrim.Newest) trim.stays()).count())
                    .map(last -> new Cut(trim, last));
            entries += cut.isPresent() ? batch.take(limit - entries, cut.get().last()) : 0;
        }
        return new Taken(entries, cut);
    }
}
