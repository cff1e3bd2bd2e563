package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordType;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.jdbc.commit.CommitStatements.OrderedItem;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.jdbc.sql.RecordKey;
import dev.caredesk.jdbc.table.LaneColumns;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommandDone;
import dev.caredesk.spi.storage.LaneParking;
import dev.caredesk.spi.storage.StoredCommand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The statements for commands and their lanes (X5). Where commits do not queue, the rows of lanes are locked in front of all that looks at
 * them, since who leases and settles lanes takes no locks of commits. There a commit waits for these alone, who write no journal: another
 * commit that concerns the lane had to wait before ({@link CommitLocks}).
 */
public final class LaneStatements {
    public static final String END_COMMAND = "DELETE FROM #command WHERE tenant = ? AND interaction = ? AND id = ?";

    /** A lane is gone with its last command. */
    public static final String END_LANE = "DELETE FROM #lane l WHERE l.tenant = ? AND l.interaction = ? AND NOT EXISTS"
            + " (SELECT 1 FROM #command k WHERE k.tenant = l.tenant AND k.interaction = l.interaction)";

    private static final String WHERE = " WHERE tenant = ? AND interaction = ?";

    private final ChangeSet changes;
    private final Dialect dialect;
    private final CommitStatements statements;

    LaneStatements(ChangeSet changes, Dialect dialect, CommitStatements statements) {
        this.changes = changes;
        this.dialect = dialect;
        this.statements = statements;
    }

    /** Locks the lanes that are there; no other commit makes one of the others meanwhile. */
    void lock() {
        Optional<String> lock = dialect.laneLocks();
        List<String> lanes = lock.isEmpty()
                ? List.of()
                : Stream.concat(required(changes), changed(changes))
                        .map(RecordKey::of)
                        .distinct()
                        .toList();
        lock.filter(any -> !lanes.isEmpty())
                .ifPresent(text ->
                        statements.add(text, RowExpectation.ANYTHING, List.of(List.of(changes.tenant(), lanes))));
    }

    /** Returns the interactions whose lanes a ChangeSet relies on. */
    static Stream<InteractionId> required(ChangeSet changes) {
        return changes.requires().stream().flatMap(require -> require.lane().stream());
    }

    /** Returns the interactions whose lanes a ChangeSet changes. */
    static Stream<InteractionId> changed(ChangeSet changes) {
        return Stream.<Stream<InteractionId>>of(
                        changes.commands().stream().map(StoredCommand::interaction),
                        changes.commandsDone().stream().map(CommandDone::interaction),
                        changes.parkings().stream().map(LaneParking::interaction))
                .flatMap(each -> each);
    }

    void add() {
        begin();
        commands();
        commandsDone();
        parkings();
    }

    private void begin() {
        List<InteractionId> lanes = changes.commands().stream()
                .map(StoredCommand::interaction)
                .distinct()
                .toList();
        statements.require(RecordType.INTERACTION, lanes);
        statements.add(
                () -> dialect.insertIfAbsent(
                        "lane",
                        List.of("tenant", "interaction"),
                        List.of("interaction_key", "channel", "commit_order", "state", "due")),
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        statements.inCommitOrder(lanes),
                        lane -> List.of(
                                changes.tenant(),
                                lane.item(),
                                RecordKey.whole(lane.item()),
                                lane.item().channel(),
                                lane.order(),
                                "DUE",
                                changes.at())));
    }

    private void commands() {
        statements.add(
                () -> dialect.insertIfAbsent(
                        "command", List.of("tenant", "interaction", "id"), List.of("commit_order", "payload")),
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        statements.inCommitOrder(changes.commands()),
                        command -> List.of(
                                changes.tenant(),
                                command.item().interaction(),
                                command.item().id(),
                                command.order(),
                                command.item().payload())));
    }

    private void commandsDone() {
        statements.add(
                END_COMMAND,
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        changes.commandsDone(), done -> List.of(changes.tenant(), done.interaction(), done.command())));
        statements.add(
                END_LANE,
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        changes.commandsDone().stream()
                                .map(CommandDone::interaction)
                                .distinct()
                                .toList(),
                        lane -> List.of(changes.tenant(), lane)));
    }

    private void parkings() {
        List<OrderedItem<LaneParking>> parkings = statements.inCommitOrder(changes.parkings());
        statements.add(
                "UPDATE #lane SET " + LaneColumns.PARK + WHERE,
                RowExpectation.ANYTHING,
                parkings.stream()
                        .flatMap(parking -> parking.item().reason().stream()
                                .map(reason -> List.<Object>of(
                                        reason,
                                        parking.order(),
                                        changes.tenant(),
                                        parking.item().interaction())))
                        .toList());
        statements.add(
                "UPDATE #lane SET " + LaneColumns.RESUME + WHERE + " AND state = " + LaneColumns.PARKED,
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        changes.parkings().stream()
                                .filter(parking -> parking.reason().isEmpty())
                                .toList(),
                        parking -> List.of(changes.at(), changes.tenant(), parking.interaction())));
    }
}
