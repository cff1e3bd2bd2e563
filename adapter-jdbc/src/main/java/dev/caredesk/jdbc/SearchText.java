package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.SearchQuery.SearchAfter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of a search. Limits stand in the text and are no parameters, so that a plan that is kept for all searches knows them. */
final class SearchText {
    /** Ends a subquery that gives 1 for what is there. */
    private static final String ANY = " LIMIT 1) = 1";

    private static final String BY_UPDATE = " ORDER BY %1$s.updated DESC, %1$s.updated_order DESC";
    private static final String PLACES =
            "SELECT t.customer, t.updated, t.updated_order FROM #term t WHERE t.tenant = ?";

    /** Of a customer's terms with the same beginning, the one that shares less than that with the term before it. */
    private static final String FIRST_OF_CUSTOMER = " AND t.shared < ?";

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

    private static final Rarest SINGLE = new Rarest(0, 0);

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

    /** Counts the customers that match a single term, or all where there is none, up to a number. */
    Part count(long most) {
        Making making = new Making().add("SELECT COUNT(*) FROM (");
        matching(making, SINGLE);
        return making.add(" LIMIT " + most + ") f").made();
    }

    /**
     * Counts the customers that match several terms, and their places: an update's number of the commit order stands for its customer.
     *
     * @param bound how many places are gone through at most
     */
    Part tally(Rarest rarest, long bound) {
        Making making = new Making().add("SELECT COUNT(DISTINCT f.updated_order), COUNT(*) FROM (");
        matching(making, rarest);
        return making.add(" LIMIT " + bound + ") f").made();
    }

    /** The places of customers that match, some several times: first, where there are, those of exact hits. */
    private Part found(Rarest rarest, Optional<String> exact, long bound) {
        Making making = new Making();
        exact.ifPresent(term -> {
            making.add("(SELECT 1 AS exact, t.customer, t.updated, t.updated_order FROM #term t");
            making.add(" WHERE t.tenant = ? AND t.term = ?", tenant, term);
            clauses.forEach(clause -> {
                making.add(" AND ");
                matches(making, "t", clause);
            });
            making.add(" LIMIT " + bound + ") UNION ALL ");
        });
        making.add("(SELECT 0 AS exact, m.* FROM (");
        matching(making, rarest);
        return making.add(" LIMIT " + bound + ") m)").made();
    }

    /** The places of customers that match: of a clause with a single term one of each customer (docs/adr/0022). */
    private void matching(Making making, Rarest rarest) {
        if (clauses.isEmpty()) {
            making.add(
                    "SELECT t.id AS customer, t.updated, t.updated_order FROM #customer t WHERE t.tenant = ?", tenant);
            return;
        }
        Clause first = clauses.get(rarest.clause());
        making.add(PLACES, tenant);
        is(making, "t", first, rarest.term());
        adjacent(making, "t", first, rarest.term());
        if (first.terms().size() == 1) {
            making.add(FIRST_OF_CUSTOMER, first.terms().get(0).length());
        }
        for (int other = 0; other < clauses.size(); other++) {
            if (other != rarest.clause()) {
                making.add(" AND ");
                matches(making, "t", clauses.get(other));
            }
        }
    }

    /**
     * A further clause, for the customer of a row. As a value, and not by EXISTS, which PostgreSQL may turn around, and go from
     * all that the clause matches to the few that are asked about.
     */
    private void matches(Making making, String row, Clause clause) {
        making.add("(SELECT 1 FROM #term u WHERE u.tenant = ? AND u.customer = " + row + ".customer", tenant);
        is(making, "u", clause, 0);
        adjacent(making, "u", clause, 0);
        making.add(ANY);
    }

    /**
     * The other terms of a run, each at its distance from one of them. Compared with the customer in front, for which only the index that
     * begins with customers is of use: by the one of terms PostgreSQL would go through all that have a term, for each customer anew,
     * since it does not know which terms very many have.
     */
    private void adjacent(Making making, String from, Clause clause, int at) {
        for (int term = 0; term < clause.terms().size(); term++) {
            if (term != at) {
                making.add(
                        " AND (SELECT 1 FROM #term v WHERE v.tenant = ? AND v.customer = " + from
                                + ".customer AND v.field = " + from + ".field AND v.position = " + from
                                + ".position + ?",
                        tenant,
                        term - at);
                String wanted = clause.terms().get(term);
                String place = "(v.customer, v.term) %s (" + from + ".customer, ?)";
                making.add(" AND " + place.formatted(">="), wanted);
                if (isBeginning(clause, term)) {
                    making.add(" AND " + place.formatted("<"), dialect.after(wanted));
                } else {
                    making.add(" AND " + place.formatted("<="), wanted);
                }
                making.add(ANY);
            }
        }
    }

    private void is(Making making, String alias, Clause clause, int term) {
        String wanted = clause.terms().get(term);
        if (isBeginning(clause, term)) {
            making.add(" AND " + alias + ".term >= ? AND " + alias + ".term < ?", wanted, dialect.after(wanted));
        } else {
            making.add(" AND " + alias + ".term = ?", wanted);
        }
    }

    private static boolean isBeginning(Clause clause, int term) {
        return clause.prefix() && term == clause.terms().size() - 1;
    }

    /** Where a page begins, and how many rows it has at most. */
    record Cut(long began, Optional<SearchAfter> from, int size) {}

    /**
     * The newest customers of the exact term that match, up to the page: 1, the place of each. Whether they match is looked up from the
     * newest on, until the page is full.
     */
    Part exact(String term, Cut cut) {
        Making making = new Making().add("SELECT l.* FROM (SELECT f.* FROM (").add(PLACES, tenant);
        making.add(" AND t.term = ?" + FIRST_OF_CUSTOMER + " LIMIT " + SearchQuery.MOST + ") f", term, term.length());
        making.add(behind(cut, true));
        making.add(BY_UPDATE.formatted("f") + " LIMIT " + SearchQuery.MOST + ") l WHERE 1 = 1");
        clauses.forEach(clause -> {
            making.add(" AND ");
            matches(making, "l", clause);
        });
        return newest(1, making.add(BY_UPDATE.formatted("l")).made(), cut.size());
    }

    /** The newest customers that match a single term, or all where there is none, without those of the exact term: 0, the place of each. */
    Part top(Optional<String> exact, Cut cut) {
        Making making = new Making().add("SELECT f.* FROM (");
        matching(making, SINGLE);
        making.add(" LIMIT " + SearchQuery.MOST + ") f").add(behind(cut, false));
        exact.ifPresent(term -> making.add(
                " AND f.customer NOT IN (SELECT e.customer FROM #term e WHERE e.tenant = ? AND e.term = ? LIMIT "
                        + SearchQuery.MOST + ")",
                tenant,
                term));
        return newest(0, making.add(BY_UPDATE.formatted("f")).made(), cut.size());
    }

    private Part newest(int exact, Part places, int size) {
        Making making = new Making()
                .add("SELECT " + exact + ", h.updated, h.updated_order, " + Columns.CUSTOMER + " FROM (")
                .add(places)
                .add(" LIMIT " + size + ") h");
        return joined(making, BY_UPDATE.formatted("h"));
    }

    /** Where a page of hits of one kind begins. */
    private static Part behind(Cut cut, boolean exact) {
        Making making = new Making().add(" WHERE f.updated_order <= ?", cut.began());
        cut.from()
                .filter(last -> last.exact() == exact)
                .map(SearchAfter::last)
                .ifPresent(last -> making.add(
                        " AND (f.updated < ? OR (f.updated = ? AND f.updated_order < ?))",
                        last.at(),
                        last.at(),
                        last.order()));
        return making.made();
    }

    /** A page of the hits of several terms: each exact or not, its place, its customer, how many customers match, and their places. */
    Part page(Rarest rarest, Optional<String> exact, long bound, Cut cut) {
        Making making = new Making()
                .add("SELECT h.exact, h.updated, h.updated_order, " + Columns.CUSTOMER
                        + ", h.customers, h.places FROM ("
                        + "SELECT i.* FROM (SELECT g.*, COUNT(*) OVER () AS customers, SUM(g.each_one) OVER () AS places FROM ("
                        + "SELECT f.customer, MAX(f.exact) AS exact, MAX(f.updated) AS updated,"
                        + " MAX(f.updated_order) AS updated_order, COUNT(*) AS each_one FROM (")
                .add(found(rarest, exact, bound))
                .add(") f GROUP BY f.customer) g) i WHERE i.updated_order <= ?", cut.began());
        cut.from().ifPresent(last -> behind(making, "i", last.exact() ? 1 : 0, last.last()));
        making.add(ordered("i") + " LIMIT " + cut.size() + ") h");
        return joined(making, ordered("h"));
    }

    /** With the customers of the page only. */
    private Part joined(Making making, String order) {
        return making.add(" JOIN #customer c ON c.tenant = ? AND c.id = h.customer" + order, tenant)
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
