package dev.caredesk.jdbc;

import dev.caredesk.RecordType;
import dev.caredesk.jdbc.Step.Expects;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The guards for what a ChangeSet relies on. They lock nothing: no other commit that concerns the same things is under way
 * ({@link Dialect#isApplied}).
 */
final class RequireSteps {
    private final ChangeSet changes;
    private final Steps steps;
    private final Kinds kinds = new Kinds();

    RequireSteps(ChangeSet changes, Steps steps) {
        this.changes = changes;
        this.steps = steps;
    }

    void add() {
        if (changes.requires().isEmpty()) {
            return;
        }
        Steps.sorted(changes.requires(), require -> require.record().value()).forEach(require -> require.fold(kinds));
        for (RecordType type : RecordType.values()) {
            if (type != RecordType.UNKNOWN) {
                exists(type);
                atVersion(type);
            }
        }
        open();
        noOpenRequest();
    }

    static String exists(RecordType type, String suffix) {
        return "SELECT 1 FROM #" + type.name().toLowerCase(Locale.ROOT) + " WHERE tenant = ? AND id = ?" + suffix;
    }

    private void exists(RecordType type) {
        steps.step(
                exists(type, ""),
                Expects.FOUND,
                Steps.rows(of(kinds.exists, type), require -> List.of(changes.tenant(), require.record())));
    }

    private void atVersion(RecordType type) {
        steps.step(
                exists(type, " AND version = ?"),
                Expects.FOUND,
                Steps.rows(
                        of(kinds.atVersions, type),
                        require -> List.of(changes.tenant(), require.record(), require.version())));
    }

    /** R4, R7. */
    private void open() {
        steps.step(
                exists(RecordType.REQUEST, " AND open_until > ?"),
                Expects.FOUND,
                Steps.rows(kinds.open, require -> List.of(changes.tenant(), require.request(), changes.at())));
    }

    /** A2: the requests that the ChangeSet makes come later. */
    private void noOpenRequest() {
        steps.step(
                exists(
                        RecordType.CUSTOMER,
                        " AND NOT EXISTS (SELECT 1 FROM #request r WHERE r.tenant = ? AND r.customer = ?"
                                + " AND r.open_until > ?)"),
                Expects.FOUND,
                Steps.rows(
                        kinds.noOpenRequest,
                        require -> List.of(
                                changes.tenant(),
                                require.customer(),
                                changes.tenant(),
                                require.customer(),
                                changes.at())));
    }

    private static <T extends Require> List<T> of(List<T> requires, RecordType type) {
        return requires.stream()
                .filter(require -> require.record().type() == type)
                .toList();
    }

    /** The requirements by what they ask for. */
    private static final class Kinds implements Require.Cases<Boolean> {
        private final List<Require.Exists> exists = new ArrayList<>();
        private final List<Require.AtVersion> atVersions = new ArrayList<>();
        private final List<Require.Open> open = new ArrayList<>();
        private final List<Require.NoOpenRequest> noOpenRequest = new ArrayList<>();

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
    }
}
