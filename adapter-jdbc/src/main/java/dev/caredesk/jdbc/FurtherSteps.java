package dev.caredesk.jdbc;

import dev.caredesk.RecordType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.Step.Expects;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.Index;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The statements for what goes with records: claims, index, commands, Recent, journal, settings. */
final class FurtherSteps {
    private static final Comparator<Claim.Key> KEYS =
            Comparator.comparing(Claim.Key::kind).thenComparing(Claim.Key::text);

    private final ChangeSet changes;
    private final Dialect dialect;
    private final Steps steps;

    FurtherSteps(ChangeSet changes, Dialect dialect, Steps steps) {
        this.changes = changes;
        this.dialect = dialect;
        this.steps = steps;
    }

    void add() {
        customersThere();
        claims();
        index();
        commands();
        recent();
        journal();
        settings();
    }

    private void customersThere() {
        List<CustomerId> customers = Stream.concat(
                        changes.indexes().stream().map(Index::customer),
                        changes.recents().stream().map(recent -> recent.customer()))
                .distinct()
                .toList();
        steps.step(
                RequireSteps.exists(RecordType.CUSTOMER, ""),
                Expects.FOUND,
                Steps.rows(customers, id -> List.of(changes.tenant(), id)));
    }

    /** A key that is there already must have the same holder. */
    private void claims() {
        steps.step(
                "DELETE FROM #claim WHERE tenant = ? AND kind = ? AND text = ? AND holder_type = ? AND holder = ?",
                Expects.ANYTHING,
                Steps.rows(
                        changes.releases().stream()
                                .sorted((one, other) -> KEYS.compare(one.key(), other.key()))
                                .toList(),
                        release -> List.of(
                                changes.tenant(),
                                release.key().kind(),
                                release.key().text(),
                                release.holder().type(),
                                release.holder())));
        List<Claim> claims = changes.claims().stream()
                .sorted((one, other) -> KEYS.compare(one.key(), other.key()))
                .toList();
        steps.step(
                () -> dialect.upsert(
                        "claim", List.of("tenant", "kind", "text"), List.of("holder_type", "holder"), List.of("agent")),
                Expects.ONE_CHANGED,
                Steps.rows(
                        claims,
                        claim -> List.of(
                                changes.tenant(),
                                claim.key().kind(),
                                claim.key().text(),
                                claim.holder().type(),
                                claim.holder(),
                                claim.agent())));
    }

    private void index() {
        List<Index> all =
                Steps.sorted(changes.indexes(), index -> index.customer().value());
        for (String table : List.of("customer_key", "term")) {
            steps.step(
                    "DELETE FROM #" + table + " WHERE tenant = ? AND customer = ?",
                    Expects.ANYTHING,
                    Steps.rows(all, index -> List.of(changes.tenant(), index.customer())));
        }
        for (Index index : all) {
            steps.step(
                    "INSERT INTO #customer_key (tenant, kind, text, customer) VALUES (?, ?, ?, ?)",
                    Expects.ANYTHING,
                    Steps.rows(
                            List.copyOf(index.keys()),
                            key -> List.of(changes.tenant(), key.kind(), key.value(), index.customer())));
        }
        new TermSteps(changes, steps).add();
    }

    private void commands() {
        steps.step(
                () -> dialect.insertNew(
                        "command",
                        List.of("tenant", "id"),
                        List.of("channel", "activity", "state", "commit_order", "payload")),
                Expects.ANYTHING,
                Steps.rows(
                        steps.numbered(changes.commands()),
                        command -> List.of(
                                changes.tenant(),
                                command.item().id(),
                                command.item().channel(),
                                command.item().activity(),
                                "PENDING",
                                command.order(),
                                command.item().payload())));
        commandsDone(true, "CONFIRMED");
        commandsDone(false, "REFUSED");
    }

    private void commandsDone(boolean confirmed, String state) {
        List<String> ids = changes.commandsDone().stream()
                .filter(done -> done.confirmed() == confirmed)
                .map(done -> done.command().value())
                .sorted()
                .toList();
        Optional<String> together = ids.isEmpty() ? Optional.empty() : dialect.isOneOf("id");
        steps.step(
                () -> "UPDATE #command SET state = ? WHERE tenant = ? AND " + together.orElse("id = ?")
                        + " AND state = 'PENDING'",
                Expects.ANYTHING,
                together.isPresent()
                        ? List.of(List.of(state, changes.tenant(), ids))
                        : Steps.rows(ids, id -> List.of(state, changes.tenant(), id)));
    }

    private void recent() {
        steps.step(
                () -> dialect.upsert(
                        "recent", List.of("tenant", "desk", "customer"), List.of(), List.of("closed", "commit_order")),
                Expects.ANYTHING,
                Steps.rows(
                        steps.numbered(changes.recents()),
                        recent -> List.of(
                                changes.tenant(),
                                recent.item().desk(),
                                recent.item().customer(),
                                changes.at(),
                                recent.order())));
    }

    private void journal() {
        steps.step(
                JournalInsert.TEXT,
                Expects.ANYTHING,
                Steps.rows(
                        steps.numbered(changes.journal()),
                        entry -> JournalInsert.row(
                                changes.tenant(),
                                entry.order(),
                                changes.id(),
                                changes.actor(),
                                changes.at(),
                                entry.item())));
    }

    private void settings() {
        steps.step(
                () -> dialect.upsert("settings", List.of("tenant"), List.of(), List.of("payload")),
                Expects.ANYTHING,
                changes.settings().stream()
                        .map(payload -> List.<Object>of(changes.tenant(), payload))
                        .toList());
    }
}
