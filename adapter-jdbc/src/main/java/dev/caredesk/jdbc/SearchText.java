package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.SearchQuery.SearchAfter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of a search. Limits stand in the text and are no parameters, so that a plan that is kept for all searches knows them. */
final class SearchText {
    /** Ends a subquery that gives 1 for what is there. */
    private static final String ANY = " LIMIT 1) = 1";

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
        return making.add(" LIMIT " + most + ") found").made();
    }

    /**
     * Counts the customers that match, and their places: an update's number of the commit order stands for its customer.
     *
     * @param bound how many places are gone through at most
     */
    Part tally(Rarest rarest, Optional<String> exact, long bound) {
        return new Making()
                .add("SELECT COUNT(DISTINCT f.updated_order), COUNT(*) FROM (")
                .add(found(rarest, exact, bound))
                .add(") f")
                .made();
    }

    /** The places of customers that match, some several times: first, where there are, those of exact hits. */
    private Part found(Rarest rarest, Optional<String> exact, long bound) {
        Making making = new Making();
        exact.ifPresent(term -> {
            making.add("(SELECT 1 AS exact, t.customer, t.updated, t.updated_order FROM #term t");
            making.add(" WHERE t.tenant = ? AND t.term = ?", tenant, term);
            clauses.forEach(clause -> matches(making, clause));
            making.add(" LIMIT " + bound + ") UNION ALL ");
        });
        matching(making, rarest);
        return making.add(" LIMIT " + bound + ")").made();
    }

    private void matching(Making making, Rarest rarest) {
        if (clauses.isEmpty()) {
            making.add(
                    "(SELECT 0 AS exact, t.id AS customer, t.updated, t.updated_order FROM #customer t WHERE t.tenant = ?",
                    tenant);
            return;
        }
        Clause first = clauses.get(rarest.clause());
        making.add(
                "(SELECT 0 AS exact, t.customer, t.updated, t.updated_order FROM #term t WHERE t.tenant = ?", tenant);
        is(making, "t", first, rarest.term());
        adjacent(making, "t", first, rarest.term());
        for (int other = 0; other < clauses.size(); other++) {
            if (other != rarest.clause()) {
                matches(making, clauses.get(other));
            }
        }
    }

    /**
     * A further clause, for the customer of {@code t}. As a value, and not by EXISTS, which PostgreSQL may turn around, and go from
     * all that the clause matches to the few that are asked about.
     */
    private void matches(Making making, Clause clause) {
        making.add(" AND (SELECT 1 FROM #term u WHERE u.tenant = ? AND u.customer = t.customer", tenant);
        is(making, "u", clause, 0);
        adjacent(making, "u", clause, 0);
        making.add(ANY);
    }

    /** The other terms of a run, each at its distance from one of them. */
    private void adjacent(Making making, String from, Clause clause, int at) {
        for (int term = 0; term < clause.terms().size(); term++) {
            if (term != at) {
                making.add(
                        " AND (SELECT 1 FROM #term v WHERE v.tenant = ? AND v.customer = " + from
                                + ".customer AND v.field = " + from + ".field AND v.position = " + from
                                + ".position + ?",
                        tenant,
                        term - at);
                is(making, "v", clause, term);
                making.add(ANY);
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

    /** Where a page begins, and how many rows it has at most. */
    record Cut(long began, Optional<SearchAfter> from, int size) {}

    /**
     * A page of the hits of a single term: each exact or not, its place, 0, and how many places the page looked at. Only so many of the
     * first places are looked at that customers with several are none the less likely to fill the page.
     */
    Part top(Rarest rarest, Optional<String> exact, long bound, Cut cut, long looked) {
        Making making = new Making()
                .add("SELECT h.exact, h.updated, h.updated_order, 0, h.looked, " + Columns.CUSTOMER + " FROM ("
                        + "SELECT MAX(g.exact) AS exact, g.customer, g.updated, g.updated_order, SUM(COUNT(*)) OVER () AS looked"
                        + " FROM (SELECT f.* FROM (")
                .add(found(rarest, exact, bound))
                .add(") f WHERE f.updated_order <= ?", cut.began());
        exact.ifPresent(term -> making.add(
                " AND (f.exact = 1 OR f.customer NOT IN (SELECT e.customer FROM #term e WHERE e.tenant = ? AND e.term = ?"
                        + " LIMIT " + bound + "))",
                tenant,
                term));
        cut.from().ifPresent(last -> behind(making, "f", last.exact() ? 1 : 0, last.last()));
        making.add(ordered("f") + " LIMIT " + looked + ") g GROUP BY g.customer, g.updated, g.updated_order");
        making.add(" ORDER BY 1 DESC, g.updated DESC, g.updated_order DESC LIMIT " + cut.size() + ") h");
        return joined(making);
    }

    /** A page of the hits of several terms: each exact or not, its place, how many customers match, and their places. */
    Part page(Rarest rarest, Optional<String> exact, long bound, Cut cut) {
        Making making = new Making()
                .add("SELECT h.exact, h.updated, h.updated_order, h.customers, h.places, " + Columns.CUSTOMER
                        + " FROM ("
                        + "SELECT i.* FROM (SELECT g.*, COUNT(*) OVER () AS customers, SUM(g.each_one) OVER () AS places FROM ("
                        + "SELECT f.customer, MAX(f.exact) AS exact, MAX(f.updated) AS updated,"
                        + " MAX(f.updated_order) AS updated_order, COUNT(*) AS each_one FROM (")
                .add(found(rarest, exact, bound))
                .add(") f GROUP BY f.customer) g) i WHERE i.updated_order <= ?", cut.began());
        cut.from().ifPresent(last -> behind(making, "i", last.exact() ? 1 : 0, last.last()));
        making.add(ordered("i") + " LIMIT " + cut.size() + ") h");
        return joined(making);
    }

    /** With the customers of the page only. */
    private Part joined(Making making) {
        return making.add(" JOIN #customer c ON c.tenant = ? AND c.id = h.customer" + ordered("h"), tenant)
                .made();
    }

    private static String ordered(String alias) {
        return " ORDER BY %1$s.exact DESC, %1$s.updated DESC, %1$s.updated_order DESC".formatted(alias);
    }

    private static void behind(Making making, String alias, int exact, After last) {
        making.add(
                " AND (%1$s.exact < ? OR (%1$s.exact = ? AND (%1$s.updated < ? OR (%1$s.updated = ? AND %1$s.updated_order < ?))))"
                        .formatted(alias),
                exact,
                exact,
                last.at(),
                last.at(),
                last.order());
    }
}
