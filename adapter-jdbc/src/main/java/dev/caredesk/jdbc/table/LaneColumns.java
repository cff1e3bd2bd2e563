package dev.caredesk.jdbc.table;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.sql.Microseconds;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.spi.storage.LaneRest;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.StoredLane;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The columns of a lane: read, and what leasing asks and changes of them (X5). */
public final class LaneColumns {
    public static final String SELECT = "COALESCE(l.interaction_key, l.interaction), l.failures, l.failing_since,"
            + " l.rest_until, l.others_may, l.parked_reason";

    /** The lanes of a tenant's channel that are in a state, which follows. */
    public static final String IN_STATE = " FROM #lane l WHERE l.tenant = ? AND l.channel = ? AND l.state = ";

    /** The order in which they are leased, with a limit, which follows. */
    public static final String ORDER = " ORDER BY l.tenant, l.channel, l.state, l.due, l.commit_order LIMIT ";

    public static final String DUE = "'DUE'";
    public static final String RESTING = "'RESTING'";
    public static final String PARKED = "'PARKED'";

    /** Before all instants. */
    private static final String EVER = "CAST(" + Microseconds.BEFORE_ALL + " AS BIGINT)";

    /** When a lane is free for a process, by its lease and by those that could not reach it; asks for the {@link #mark} of the process. */
    public static final String FREE_AT = "GREATEST(COALESCE(l.lease_until, " + EVER
            + "), CASE WHEN POSITION(? IN l.passed) > 0 THEN l.rest_until ELSE " + EVER + " END)";

    /** The beginning of a lease. Who could not reach the interaction is forgotten with the end of the rest. */
    public static final String LEASE =
            "owner = ?, lease_until = ?, leased = ?," + " passed = CASE WHEN rest_until <= ? THEN '' ELSE passed END";

    private static final String END_OF_LEASE = "owner = NULL, lease_until = NULL";

    /** The parking, or the new reason of a lane that is parked, which keeps its place. */
    public static final String PARK =
            END_OF_LEASE + ", state = 'PARKED', parked_reason = ?, parked_order = COALESCE(parked_order, @)";

    /** The state of a lane that has not failed. */
    private static final String FRESH = ", state = 'DUE', failures = 0, failing_since = NULL, rest_until = NULL,"
            + " others_may = FALSE, passed = ''";

    /** The end of a parking. */
    public static final String RESUME = "due = ?, parked_reason = NULL, parked_order = NULL" + FRESH;

    /** The end of a lease without a rest. Lanes that became due before it was leased come first now. */
    public static final String SUCCEED = END_OF_LEASE + ", due = leased" + FRESH;

    private LaneColumns() {}

    /**
     * Returns the end of a lease with a rest, from expressions for its values.
     *
     * @param othersMay whether it is only for processes that could not reach the interaction, to which the {@link #mark} is added that is
     *     asked for in the end
     */
    public static String fail(boolean othersMay, String failures, String since, String until) {
        return END_OF_LEASE + ", failures = " + failures + ", failing_since = " + since + ", rest_until = " + until
                + (othersMay
                        ? ", others_may = TRUE, state = 'DUE', due = leased, passed = passed || ?"
                        : ", others_may = FALSE, state = 'RESTING', due = " + until + ", passed = ''");
    }

    /** Returns what the processes that could not reach an interaction have in them where the process is one of them. */
    public static String mark(ProcessId process) {
        return "\n" + process.value() + "\n";
    }

    /** Reads a lane without its commands. */
    public static StoredLane read(ResultRow row) throws SQLException {
        return new StoredLane(InteractionId.ofKey(row.text()), List.of(), rest(row), row.optional(Payload::new));
    }

    private static Optional<LaneRest> rest(ResultRow row) throws SQLException {
        int failures = (int) row.number();
        Optional<Instant> since = row.optionalInstant();
        Optional<Instant> until = row.optionalInstant();
        boolean othersMay = row.flag();
        return since.flatMap(first -> until.map(end -> new LaneRest(failures, first, end, othersMay)));
    }
}
