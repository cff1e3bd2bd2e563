package dev.caredesk.jdbc.dialect;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.sql.Microseconds;
import dev.caredesk.jdbc.sql.RecordKey;
import dev.caredesk.jdbc.sql.StatementChain;
import dev.caredesk.jdbc.sql.StatementTransaction;
import dev.caredesk.jdbc.table.LaneColumns;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.LaneResult;
import dev.caredesk.spi.storage.ProcessId;
import java.util.ArrayList;
import java.util.List;

/** The ends of leases as one text of statements, the same for any number of them. */
final class PostgresLaneResults {
    private static final String KEYS = "CAST(? AS TEXT ARRAY)";

    /** By the keys of lanes too, which are found by an index whatever the database expects of a join. */
    private static final String CONFIRM = "DELETE FROM #command k USING UNNEST(" + KEYS + ", " + KEYS
            + ") AS d (interaction, id) WHERE k.tenant = ? AND k.interaction = ANY (" + KEYS
            + ") AND k.interaction = d.interaction AND k.id = d.id";

    private static final String SUCCEED = "UPDATE #lane l SET " + LaneColumns.SUCCEED
            + " WHERE l.tenant = ? AND l.interaction = ANY (" + KEYS + ") AND l.owner = ?";

    private static final String RESTS = " FROM UNNEST(" + KEYS + ", CAST(? AS INTEGER ARRAY), CAST(? AS BIGINT ARRAY),"
            + " CAST(? AS BIGINT ARRAY)) AS r (interaction, failures, since, until) WHERE l.tenant = ?"
            + " AND l.interaction = ANY (" + KEYS + ") AND l.interaction = r.interaction AND l.owner = ?";

    private static final String END = "DELETE FROM #lane l WHERE l.tenant = ? AND l.interaction = ANY (" + KEYS
            + ") AND NOT EXISTS (SELECT 1 FROM #command k WHERE k.tenant = l.tenant AND k.interaction = l.interaction)";

    private final TenantId tenant;
    private final ProcessId process;
    private final StatementChain chain = new StatementChain(StatementTransaction.WRITE, "");

    private PostgresLaneResults(TenantId tenant, ProcessId process) {
        this.tenant = tenant;
        this.process = process;
    }

    static StatementChain chain(TenantId tenant, ProcessId process, List<LaneResult> results) {
        PostgresLaneResults text = new PostgresLaneResults(tenant, process);
        List<String> lanes = results.stream()
                .map(result -> RecordKey.of(result.interaction()))
                .toList();
        text.chain.add(PostgresDialect.LOCK_LANES, List.of(tenant, lanes));
        text.confirm(results);
        text.succeed(results);
        text.rest(results, false);
        text.rest(results, true);
        return text.chain.add(END, List.of(tenant, lanes)).add("COMMIT", List.of());
    }

    private void confirm(List<LaneResult> results) {
        List<String> lanes = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (LaneResult result : results) {
            result.confirmed().forEach(command -> {
                lanes.add(RecordKey.of(result.interaction()));
                commands.add(command.value());
            });
        }
        if (!lanes.isEmpty()) {
            chain.add(CONFIRM, List.of(lanes, commands, tenant, lanes));
        }
    }

    private void succeed(List<LaneResult> results) {
        List<String> lanes = results.stream()
                .filter(result -> result.rest().isEmpty())
                .map(result -> RecordKey.of(result.interaction()))
                .toList();
        if (!lanes.isEmpty()) {
            chain.add(SUCCEED, List.of(tenant, lanes, process));
        }
    }

    private void rest(List<LaneResult> results, boolean othersMay) {
        List<String> lanes = new ArrayList<>();
        List<LaneRest> rests = new ArrayList<>();
        for (LaneResult result : results) {
            result.rest().filter(rest -> rest.othersMay() == othersMay).ifPresent(rest -> {
                lanes.add(RecordKey.of(result.interaction()));
                rests.add(rest);
            });
        }
        if (!lanes.isEmpty()) {
            List<Object> values = new ArrayList<>();
            if (othersMay) {
                values.add(LaneColumns.mark(process));
            }
            values.addAll(List.of(
                    lanes,
                    rests.stream()
                            .map(rest -> Integer.toString(rest.failures()))
                            .toList(),
                    rests.stream().map(rest -> Microseconds.text(rest.since())).toList(),
                    rests.stream().map(rest -> Microseconds.text(rest.until())).toList(),
                    tenant,
                    lanes,
                    process));
            chain.add(
                    "UPDATE #lane l SET " + LaneColumns.fail(othersMay, "r.failures", "r.since", "r.until") + RESTS,
                    values);
        }
    }
}
