package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.SearchQuery.SearchAfter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of a search. */
final class SearchText {
    private static final int MOST = SearchQuery.MOST + 1;

    private final Dialect dialect;
    private final TenantId tenant;
    private final List<Clause> clauses;

    SearchText(Dialect dialect, TenantId tenant, List<Clause> clauses) {
        this.dialect = dialect;
        this.tenant = tenant;
        this.clauses = clauses;
    }

    /** A piece of SQL with its parameters in order. */
    record Part(String text, List<Object> parameters) {}

    /** Which term of which clause a search goes out from. */
    record Rarest(int clause, int term) {}

    /** A piece of SQL in the making. */
    private static final class Making {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        Making add(String more, Object... values) {
            text.append(more);
            parameters.addAll(List.of(values));
            return this;
        }

        Making add(Part part) {
            text.append(part.text());
            parameters.addAll(part.parameters());
            return this;
        }

        Part made() {
            return new Part(text.toString(), List.copyOf(parameters));
        }
    }

    /** Counts the places of a term, up to a number. */
    Part probe(Clause clause, int term, long most) {
        Making making = new Making().add("SELECT COUNT(*) FROM (SELECT 1 FROM #term t WHERE t.tenant = ?", tenant);
        is(making, "t", clause, term);
        return making.add(" LIMIT ?) found", most).made();
    }

    /** The customers that match, each once, with 1 for an exact hit; exact ones first, and one more than are ordered. */
    Part hits(Rarest rarest, Optional<String> exact) {
        Making making = new Making().add("SELECT customer, MAX(exact) AS exact FROM (");
        exact.ifPresent(term -> {
            making.add(
                    "(SELECT DISTINCT t.customer, 1 AS exact FROM #term t WHERE t.tenant = ? AND t.term = ?",
                    tenant,
                    term);
            clauses.forEach(clause -> matches(making, clause));
            making.add(" LIMIT ?) UNION ALL ", MOST);
        });
        matching(making, rarest);
        return making.add(" LIMIT ?)) found GROUP BY customer ORDER BY 2 DESC, 1 LIMIT ?", MOST, MOST)
                .made();
    }

    private void matching(Making making, Rarest rarest) {
        if (clauses.isEmpty()) {
            making.add("(SELECT t.id AS customer, 0 AS exact FROM #customer t WHERE t.tenant = ?", tenant);
            return;
        }
        Clause first = clauses.get(rarest.clause());
        making.add("(SELECT DISTINCT t.customer, 0 AS exact FROM #term t WHERE t.tenant = ?", tenant);
        is(making, "t", first, rarest.term());
        adjacent(making, "t", first, rarest.term());
        for (int other = 0; other < clauses.size(); other++) {
            if (other != rarest.clause()) {
                matches(making, clauses.get(other));
            }
        }
    }

    /** A further clause, for the customer of {@code t}. */
    private void matches(Making making, Clause clause) {
        making.add(" AND EXISTS (SELECT 1 FROM #term u WHERE u.tenant = ? AND u.customer = t.customer", tenant);
        is(making, "u", clause, 0);
        adjacent(making, "u", clause, 0);
        making.add(")");
    }

    /** The other terms of a run, each at its distance from one of them. */
    private void adjacent(Making making, String from, Clause clause, int at) {
        for (int term = 0; term < clause.terms().size(); term++) {
            if (term != at) {
                making.add(
                        " AND EXISTS (SELECT 1 FROM #term v WHERE v.tenant = ? AND v.customer = " + from
                                + ".customer AND v.field = " + from + ".field AND v.position = " + from
                                + ".position + ?",
                        tenant,
                        term - at);
                is(making, "v", clause, term);
                making.add(")");
            }
        }
    }

    private void is(Making making, String alias, Clause clause, int term) {
        String wanted = clause.terms().get(term);
        if (clause.prefix() && term == clause.terms().size() - 1) {
            making.add(" AND " + alias + ".term >= ? AND " + alias + ".term < ?", wanted, dialect.after(wanted));
        } else {
            making.add(" AND " + alias + ".term = ?", wanted);
        }
    }

    /** A page of the hits, each with whether it is exact, its place, and how many there are in all. */
    Part page(Part hits, long began, Optional<SearchAfter> from, int size) {
        Making making = new Making()
                .add("SELECT c.exact, c.updated, c.updated_order, c.matches, " + Columns.CUSTOMER + " FROM ("
                        + "SELECT c.*, h.exact, COUNT(*) OVER () AS matches,"
                        + " ROW_NUMBER() OVER (ORDER BY h.exact DESC, h.customer) AS place FROM (")
                .add(hits)
                .add(") h JOIN #customer c ON c.tenant = ? AND c.id = h.customer) c", tenant)
                .add(" WHERE c.place <= ? AND c.updated_order <= ?", SearchQuery.MOST, began);
        from.ifPresent(last -> behind(making, last.exact() ? 1 : 0, last.last()));
        return making.add(" ORDER BY c.exact DESC, c.updated DESC, c.updated_order DESC LIMIT ?", size)
                .made();
    }

    private static void behind(Making making, int exact, After last) {
        making.add(
                " AND (c.exact < ? OR (c.exact = ? AND (c.updated < ? OR (c.updated = ? AND c.updated_order < ?))))",
                exact,
                exact,
                last.at(),
                last.at(),
                last.order());
    }
}
