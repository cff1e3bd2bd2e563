package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordType;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.database.Database;
import dev.caredesk.jdbc.sql.Microseconds;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.sql.TransactionKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes interactions that nobody took in time, with their messages and lanes (D8), in batches.
 *
 * <ol>
 *   <li>The oldest are taken, as a commit takes what it changes, but for those that a commit has at the moment.
 *   <li>They are deleted, unless they changed until they were taken.
 *   <li>The messages and commands of those that were deleted are. No commit adds one any more: it finds no interaction.
 * </ol>
 *
 * <p>Done again after a commit of unknown outcome, it goes on with what is left.
 */
public final class ForgetInteractions {
    /** The number of locks that a batch has at a time: a server has a table for them, of a fixed size. */
    private static final int BATCH = 100;

    private final Database database;

    public ForgetInteractions(Database database) {
        this.database = database;
    }

    /** The number of interactions that a batch took, and that it deleted. */
    private record ForgetProgress(int taken, int deleted) {}

    public int forget(TenantId tenant, Instant before, int limit) {
        int deleted = 0;
        ForgetProgress last;
        int wanted;
        do {
            wanted = Math.min(BATCH, limit - deleted);
            last = forgetBatch(tenant, before, wanted);
            deleted += last.deleted();
        } while (last.taken() == wanted && deleted < limit);
        return deleted;
    }

    private ForgetProgress forgetBatch(TenantId tenant, Instant before, int most) {
        return database.write(tenant, TransactionKind.WRITE, (sql, again) -> {
            List<String> taken =
                    database.dialect().takeFree(sql, tenant, RecordType.INTERACTION, idle(tenant, before), most);
            return new ForgetProgress(taken.size(), taken.isEmpty() ? 0 : delete(sql, tenant, before, taken));
        });
    }

    private static Query<String> idle(TenantId tenant, Instant before) {
        return Query.of(
                "SELECT i.id FROM #interaction i WHERE i.tenant = ? AND i.idle_since >= " + Microseconds.BEFORE_ALL
                        + " AND i.idle_since < ? ORDER BY i.tenant, i.idle_since, i.commit_order",
                ResultRow::text,
                tenant,
                before);
    }

    private int delete(SqlSession sql, TenantId tenant, Instant before, List<String> taken) throws SQLException {
        lockLanes(sql, tenant, taken);
        int[] deleted = sql.batch(
                "DELETE FROM #interaction WHERE tenant = ? AND id = ? AND idle_since < ?",
                CommitStatements.rows(taken, id -> List.of(tenant, id, before)));
        List<List<Object>> gone = new ArrayList<>();
        for (int at = 0; at < deleted.length; at++) {
            if (deleted[at] == 1) {
                gone.add(List.of(tenant, taken.get(at)));
            }
        }
        if (!gone.isEmpty()) {
            for (String table : List.of("message", "command", "lane")) {
                sql.batch("DELETE FROM #" + table + " WHERE tenant = ? AND interaction = ?", gone);
            }
        }
        return gone.size();
    }

    /** Who settles several of them takes them in the same order. */
    private void lockLanes(SqlSession sql, TenantId tenant, List<String> taken) throws SQLException {
        Optional<String> lock = database.dialect().laneLocks();
        if (lock.isPresent()) {
            sql.list(lock.get(), found -> true, tenant, taken);
        }
    }
}
