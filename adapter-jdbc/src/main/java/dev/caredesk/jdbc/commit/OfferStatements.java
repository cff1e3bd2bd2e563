package dev.caredesk.jdbc.commit;

import dev.caredesk.AgentId;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredInteraction.State;
import java.util.List;
import java.util.stream.Stream;

/**
 * The statements for the rows of offers (D5), after those for interactions. The rows of a changed interaction are made anew, from what the
 * table has of it then. So the page of a desk is found by an index, and to take an offer writes no index of interactions.
 */
final class OfferStatements {
    private final TenantId tenant;
    private final WritesByType writes;
    private final CommitStatements statements;

    OfferStatements(TenantId tenant, WritesByType writes, CommitStatements statements) {
        this.tenant = tenant;
        this.writes = writes;
        this.statements = statements;
    }

    void add() {
        List<StoredInteraction> changed = writes.interactionChanges.stream()
                .map(change -> change.item().after())
                .toList();
        statements.add(
                "DELETE FROM #offer WHERE tenant = ? AND interaction = ?",
                RowExpectation.ANYTHING,
                CommitStatements.rows(changed, interaction -> List.of(tenant, interaction.id())));
        List<StoredInteraction> offered = Stream.concat(
                        writes.interactions.stream().map(CommitStatements.OrderedItem::item), changed.stream())
                .filter(interaction -> interaction.state() == State.OFFERED)
                .toList();
        statements.add(
                "INSERT INTO #offer (tenant, desk, everyone, began, commit_order, interaction, rejected)"
                        + " SELECT i.tenant, d.desk, i.desks = '', i.began, i.commit_order, i.id, i.rejected"
                        + " FROM #interaction i, UNNEST(CAST(? AS VARCHAR ARRAY)) AS d (desk)"
                        + " WHERE i.tenant = ? AND i.id = ?",
                RowExpectation.ANYTHING,
                CommitStatements.rows(offered, interaction -> List.of(desks(interaction), tenant, interaction.id())));
    }

    /** Returns the desks that get a row, with an empty one for the list of all offers. */
    private static List<String> desks(StoredInteraction interaction) {
        return Stream.concat(Stream.of(""), interaction.desks().stream().map(AgentId::value))
                .toList();
    }
}
