package dev.caredesk.jdbc.commit;

import dev.caredesk.RecordId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.jdbc.sql.GuardedStatement.RowExpectation;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements for search terms, each with the last update of its customer (S1, docs/adr/0020). The old ones are gone already. */
final class TermStatements {
    private static final String OF_CUSTOMER = " FROM #customer c WHERE c.tenant = ? AND c.id = ?)";
    private static final String UPDATE = "UPDATE #term SET updated = (SELECT c.updated" + OF_CUSTOMER
            + ", updated_order = (SELECT c.updated_order" + OF_CUSTOMER + " WHERE tenant = ? AND customer = ?";

    private final ChangeSet changes;
    private final CommitStatements statements;

    TermStatements(ChangeSet changes, CommitStatements statements) {
        this.changes = changes;
        this.statements = statements;
    }

    void add() {
        inserts();
        updates();
    }

    /** All terms of a customer in one statement, however many there are. */
    private void inserts() {
        statements.add(
                "INSERT INTO #term (tenant, customer, term, field, position, shared, updated, updated_order)"
                        + " SELECT c.tenant, c.id, t.term, t.field, t.position, t.shared, c.updated, c.updated_order"
                        + " FROM #customer c, UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),"
                        + " CAST(? AS INTEGER ARRAY), CAST(? AS INTEGER ARRAY)) AS t (term, field, position, shared)"
                        + " WHERE c.tenant = ? AND c.id = ?",
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        CommitStatements.sorted(
                                changes.indexes().stream()
                                        .filter(index -> !index.terms().isEmpty())
                                        .toList(),
                                index -> index.customer().value()),
                        this::row));
    }

    private List<Object> row(Index index) {
        List<Term> terms = index.terms().stream()
                .distinct()
                .sorted(Comparator.comparing(Term::text))
                .toList();
        return List.of(
                texts(terms, Term::text),
                texts(terms, term -> term.field().value()),
                texts(terms, term -> Integer.toString(term.position())),
                shared(terms),
                changes.tenant(),
                index.customer());
    }

    private static List<String> texts(List<Term> terms, Function<Term, String> text) {
        return terms.stream().map(text).toList();
    }

    /**
     * Returns for each term the length of the prefix that it shares with the term before it. In any such order, terms with the same
     * beginning stand together.
     */
    private static List<String> shared(List<Term> sorted) {
        List<String> shared = new ArrayList<>();
        String before = "";
        for (Term term : sorted) {
            shared.add(Integer.toString(shared(before, term.text())));
            before = term.text();
        }
        return shared;
    }

    private static int shared(String one, String other) {
        int end = Math.min(one.length(), other.length());
        int at = 0;
        while (at < end && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    /** A customer that was written, and is found by the same terms as before. */
    private void updates() {
        Set<RecordId> indexed = changes.indexes().stream().map(Index::customer).collect(Collectors.toSet());
        List<RecordId> others = changes.changed().stream()
                .map(RecordChange::id)
                .filter(CustomerId.class::isInstance)
                .filter(id -> !indexed.contains(id))
                .toList();
        statements.add(
                UPDATE,
                RowExpectation.ANYTHING,
                CommitStatements.rows(
                        CommitStatements.sorted(others, RecordId::value),
                        id -> List.of(changes.tenant(), id, changes.tenant(), id, changes.tenant(), id)));
    }
}
