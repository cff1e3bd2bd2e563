package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordType;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.jdbc.table.LaneColumns;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The guards for what a ChangeSet relies on. They lock nothing: no other commit that concerns the same things is under way
 * ({@link Dialect#tryCommit}).
 */
final class RequirementStatements {
    private static final String LANE = "SELECT 1 FROM #lane WHERE tenant = ? AND interaction = ?";

    private final ChangeSet changes;
    private final CommitStatements statements;
    private final RequirementsByKind kinds = new RequirementsByKind();

    RequirementStatements(ChangeSet changes, CommitStatements statements) {
        this.changes = changes;
        this.statements = statements;
    }

    void add() {
        if (changes.requires().isEmpty()) {
            return;
        }
        CommitStatements.sorted(changes.requires(), require -> require.record().key())
                .forEach(require -> require.fold(kinds));
        for (RecordType type : RecordType.values()) {
            if (type != RecordType.UNKNOWN) {
                exists(type);
                atVersion(type);
            }
        }
        open();
        noOpenRequest();
        laneLeased();
        laneParked();
    }

    static String exists(RecordType type, String suffix) {
        return "SELECT 1 FROM #" + type.name().toLowerCase(Locale.ROOT) + " WHERE tenant = ? AND id = ?" + suffix;
    }

    private void exists(RecordType type) {
        statements.add(
                exists(type, ""),
                RowExpectation.FOUND,
                CommitStatements.rows(of(kinds.exists, type), require -> List.of(changes.tenant(), require.record())));
    }

    private void atVersion(RecordType type) {
        statements.add(
                exists(type, " AND version = ?"),
                RowExpectation.FOUND,
                CommitStatements.rows(
                        of(kinds.atVersions, type),
                        require -> List.of(changes.tenant(), require.record(), require.version())));
    }

    /** R4, R7. */
    private void open() {
        statements.add(
                exists(RecordType.REQUEST, " AND open_deadline > ?"),
                RowExpectation.FOUND,
                CommitStatements.rows(
                        kinds.open, require -> List.of(changes.tenant(), require.request(), changes.at())));
    }

    /** A2: the requests that the ChangeSet makes come later. */
    private void noOpenRequest() {
        statements.add(
                exists(
                        RecordType.CUSTOMER,
                        " AND NOT EXISTS (SELECT 1 FROM #request r WHERE r.tenant = ? AND r.customer = ?"
                                + " AND r.open_deadline > ?)"),
                RowExpectation.FOUND,
                CommitStatements.rows(
                        kinds.noOpenRequest,
                        require -> List.of(
                                changes.tenant(),
                                require.customer(),
                                changes.tenant(),
                                require.customer(),
                                changes.at())));
    }

    private void laneLeased() {
        statements.add(
                LANE + " AND owner = ?",
                RowExpectation.FOUND,
                CommitStatements.rows(
                        kinds.laneLeased,
                        require -> List.of(changes.tenant(), require.interaction(), require.process())));
    }

    private void laneParked() {
        statements.add(
                LANE + " AND state = " + LaneColumns.PARKED,
                RowExpectation.FOUND,
                CommitStatements.rows(kinds.laneParked, require -> List.of(changes.tenant(), require.interaction())));
    }

    private static <T extends Require> List<T> of(List<T> requires, RecordType type) {
        return requires.stream()
                .filter(require -> require.record().type() == type)
                .toList();
    }

    /** The requirements by what they ask for. */
    private static final class RequirementsByKind implements Require.Cases<Boolean> {
        private final List<Require.Exists> exists = new ArrayList<>();
        private final List<Require.AtVersion> atVersions = new ArrayList<>();
        private final List<Require.Open> open = new ArrayList<>();
        private final List<Require.NoOpenRequest> noOpenRequest = new ArrayList<>();
        private final List<Require.LaneLeased> laneLeased = new ArrayList<>();
        private final List<Require.LaneParked> laneParked = new ArrayList<>();

        @Override
        public Boolean exists(Require.Exists require) {
            return exists.add(require);
        }

        @Override
        public Boolean atVersion(Require.AtVersion require) {
            return atVersions.add(require);
        }

        @Override
        public Boolean open(Require.Open require) {
            return open.add(require);
        }

        @Override
        public Boolean noOpenRequest(Require.NoOpenRequest require) {
            return noOpenRequest.add(require);
        }

        @Override
        public Boolean laneLeased(Require.LaneLeased require) {
            return laneLeased.add(require);
        }

        @Override
        public Boolean laneParked(Require.LaneParked require) {
            return laneParked.add(require);
        }
    }
}
