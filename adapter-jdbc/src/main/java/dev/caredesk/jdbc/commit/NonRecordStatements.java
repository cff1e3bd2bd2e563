package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.journal.JournalInsert;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.Index;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The statements for what goes with records: claims, index, Recent, journal, settings. */
final class NonRecordStatements {
    private static final Comparator<Claim.Key> KEYS =
            Comparator.comparing(Claim.Key::kind).thenComparing(Claim.Key::text);

    private final ChangeSet changes;
    private final Dialect dialect;
    private final CommitStatements statements;

    NonRecordStatements(ChangeSet changes, Dialect dialect, CommitStatements statements) {
        this.changes = changes;
        this.dialect = dialect;
        this.statements = statements;
    }

    void add() {
        requireCustomers();
        claims();
        index();
        recent();
        journal();
        settings();
    }

    private void requireCustomers() {
        List<CustomerId> customers = Stream.concat(
                        changes.indexes().stream().map(Index::customer),
                        changes.recents().stream().map(recent -> recent.customer()))
                .distinct()
                .toList();
        statements.add(
                RequirementStatements.exists(RecordType.CUSTOMER, ""),
                RowExpectation.FOUND,
                CommitStatements.rows(customers, id -> List.of(changes.tenant(), id)));
    }

    /** A key that is there already must have the same holder. */
    private void claims() {
        statements.add(
                "DELETE FROM #claim WHERE tenant = ? AND kind = ? AND text = ? AND holder_type = ? AND holder = ?",
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        changes.releases().stream()
                                .sorted((one, other) -> KEYS.compare(one.key(), other.key()))
                                .toList(),
                        release -> List.of(
                                changes.tenant(),
                                release.key().kind(),
                                release.key().text(),
                                release.holder().type(),
                                release.holder().key())));
        List<Claim> claims = changes.claims().stream()
                .sorted((one, other) -> KEYS.compare(one.key(), other.key()))
                .toList();
        statements.add(
                () -> dialect.upsert(
                        "claim", List.of("tenant", "kind", "text"), List.of("holder_type", "holder"), List.of("agent")),
                RowExpectation.ONE_CHANGED,
                CommitStatements.rows(
                        claims,
                        claim -> List.of(
                                changes.tenant(),
                                claim.key().kind(),
                                claim.key().text(),
                                claim.holder().type(),
                                claim.holder().key(),
                                claim.agent())));
    }

    private void index() {
        List<Index> all = CommitStatements.sorted(
                changes.indexes(), index -> index.customer().value());
        for (String table : List.of("customer_key", "term")) {
            statements.add(
                    "DELETE FROM #" + table + " WHERE tenant = ? AND customer = ?",
                    RowExpectation.ANYTHING,
                    CommitStatements.rows(all, index -> List.of(changes.tenant(), index.customer())));
        }
        for (Index index : all) {
            statements.add(
                    "INSERT INTO #customer_key (tenant, kind, text, customer) VALUES (?, ?, ?, ?)",
                    RowExpectation.ANYTHING,
                    CommitStatements.rows(
                            List.copyOf(index.keys()),
                            key -> List.of(changes.tenant(), key.kind(), key.value(), index.customer())));
        }
        new TermStatements(changes, statements).add();
    }

    private void recent() {
        statements.add(
                () -> dialect.upsert(
                        "recent", List.of("tenant", "desk", "customer"), List.of(), List.of("closed", "commit_order")),
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        statements.inCommitOrder(changes.recents()),
                        recent -> List.of(
                                changes.tenant(),
                                recent.item().desk(),
                                recent.item().customer(),
                                changes.at(),
                                recent.order())));
    }

    private void journal() {
        statements.add(
                JournalInsert.TEXT,
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        statements.inCommitOrder(changes.journal()),
                        entry -> JournalInsert.row(
                                changes.tenant(),
                                entry.order(),
                                changes.id(),
                                changes.actor(),
                                changes.at(),
                                entry.item())));
    }

    private void settings() {
        statements.add(
                () -> dialect.upsert("settings", List.of("tenant"), List.of(), List.of("payload")),
                RowExpectation.ANYTHING,
                changes.settings().stream()
                        .map(payload -> List.<Object>of(changes.tenant(), payload))
                        .toList());
    }
}
