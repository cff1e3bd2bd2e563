package dev.caredesk.jdbc;

import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.jdbc.Step.Expects;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Require;
import java.util.List;
import java.util.Locale;

/**
 * The guards for what a ChangeSet relies on. They lock nothing: no other commit that concerns the same things is under way
 * ({@link Dialect#isApplied}).
 */
final class RequireSteps {
    private final ChangeSet changes;
    private final Steps steps;

    RequireSteps(ChangeSet changes, Steps steps) {
        this.changes = changes;
        this.steps = steps;
    }

    void add() {
        if (changes.requires().isEmpty()) {
            return;
        }
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
        List<RecordId> ids = of(Require.Exists.class, type).stream()
                .map(Require.Exists::record)
                .toList();
        steps.step(exists(type, ""), Expects.FOUND, Steps.rows(ids, id -> List.of(changes.tenant(), id)));
    }

    private void atVersion(RecordType type) {
        steps.step(
                exists(type, " AND version = ?"),
                Expects.FOUND,
                Steps.rows(
                        of(Require.AtVersion.class, type),
                        require -> List.of(changes.tenant(), require.record(), require.version())));
    }

    /** R4, R7. */
    private void open() {
        List<RequestId> ids = of(Require.Open.class, RecordType.REQUEST).stream()
                .map(Require.Open::request)
                .toList();
        steps.step(
                exists(RecordType.REQUEST, " AND open_until > ?"),
                Expects.FOUND,
                Steps.rows(ids, id -> List.of(changes.tenant(), id, changes.at())));
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
                        of(Require.NoOpenRequest.class, RecordType.CUSTOMER),
                        require -> List.of(
                                changes.tenant(),
                                require.customer(),
                                changes.tenant(),
                                require.customer(),
                                changes.at())));
    }

    private <T extends Require> List<T> of(Class<T> kind, RecordType type) {
        List<T> found = changes.requires().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(require -> Present.record(require).type() == type)
                .toList();
        return Steps.sorted(found, require -> Present.record(require).value());
    }
}
