package dev.caredesk.jdbc.read;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.table.CustomerColumns;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.SearchQuery.SearchAfter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of a search. Limits stand in the text and are no parameters, so that a plan that is kept for all searches knows them. */
final class SearchStatements {
    /** Ends a subquery that gives 1 for what is there. */
    private static final String ANY = " LIMIT 1) = 1";

    private static final String BY_UPDATE = " ORDER BY %1$s.updated DESC, %1$s.updated_order DESC";
    private static final String PLACES =
            "SELECT t.customer, t.updated, t.updated_order FROM #term t WHERE t.tenant = ?";

    /** The first of a customer's terms with the same beginning: it shares less than that with the term before it. */
    private static final String FIRST_OF_CUSTOMER = " AND t.shared < ?";

    private final Dialect dialect;
    private final TenantId tenant;
    private final List<Clause> clauses;

    SearchStatements(Dialect dialect, TenantId tenant, List<Clause> clauses) {
        this.dialect = dialect;
        this.tenant = tenant;
        this.clauses = clauses;
    }

    /** A piece of SQL with its parameters in order. */
    record SqlFragment(String text, List<Object> parameters) {}

    /** The term of a clause that a search starts from. */
    record StartTerm(int clause, int term) {}

    private static final StartTerm SINGLE = new StartTerm(0, 0);

    /** A piece of SQL in the making. */
    private static final class FragmentBuilder {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        FragmentBuilder add(String more, Object... values) {
            text.append(more);
            parameters.addAll(List.of(values));
            return this;
        }

        FragmentBuilder add(SqlFragment part) {
            text.append(part.text());
            parameters.addAll(part.parameters());
            return this;
        }

        SqlFragment build() {
            return new SqlFragment(text.toString(), List.copyOf(parameters));
        }
    }

    /** Counts the places of a term, up to a number. */
    SqlFragment countTerm(Clause clause, int term, long most) {
        FragmentBuilder fragment =
                new FragmentBuilder().add("SELECT COUNT(*) FROM (SELECT 1 FROM #term t WHERE t.tenant = ?", tenant);
        appendTerm(fragment, "t", clause, term);
        return fragment.add(" LIMIT " + most + ") found").build();
    }

    /** Counts the customers that match a single term, or all where there is none, up to a number. */
    SqlFragment countSingleTerm(long most) {
        FragmentBuilder fragment = new FragmentBuilder().add("SELECT COUNT(*) FROM (");
        appendMatches(fragment, SINGLE);
        return fragment.add(" LIMIT " + most + ") f").build();
    }

    /**
     * Counts the customers that match several terms, and their places: an update's number of the commit order stands for its customer.
     *
     * @param bound how many places are gone through at most
     */
    SqlFragment countMatches(StartTerm start, long bound) {
        FragmentBuilder fragment = new FragmentBuilder().add("SELECT COUNT(DISTINCT f.updated_order), COUNT(*) FROM (");
        appendMatches(fragment, start);
        return fragment.add(" LIMIT " + bound + ") f").build();
    }

    /** The places of customers that match, some several times: first, where there are, those of exact hits. */
    private SqlFragment matchesAndExactHits(StartTerm start, Optional<String> exact, long bound) {
        FragmentBuilder fragment = new FragmentBuilder();
        exact.ifPresent(term -> {
            fragment.add("(SELECT 1 AS exact, t.customer, t.updated, t.updated_order FROM #term t");
            fragment.add(" WHERE t.tenant = ? AND t.term = ?", tenant, term);
            clauses.forEach(clause -> {
                fragment.add(" AND ");
                appendClause(fragment, "t", clause);
            });
            fragment.add(" LIMIT " + bound + ") UNION ALL ");
        });
        fragment.add("(SELECT 0 AS exact, m.* FROM (");
        appendMatches(fragment, start);
        return fragment.add(" LIMIT " + bound + ") m)").build();
    }

    /** The places of customers that match: of a clause with a single term one of each customer (docs/adr/0022). */
    private void appendMatches(FragmentBuilder fragment, StartTerm start) {
        if (clauses.isEmpty()) {
            fragment.add(
                    "SELECT t.id AS customer, t.updated, t.updated_order FROM #customer t WHERE t.tenant = ?", tenant);
            return;
        }
        Clause first = clauses.get(start.clause());
        fragment.add(PLACES, tenant);
        appendTerm(fragment, "t", first, start.term());
        appendAdjacentTerms(fragment, "t", first, start.term());
        if (first.terms().size() == 1) {
            fragment.add(FIRST_OF_CUSTOMER, first.terms().get(0).length());
        }
        for (int other = 0; other < clauses.size(); other++) {
            if (other != start.clause()) {
                fragment.add(" AND ");
                appendClause(fragment, "t", clauses.get(other));
            }
        }
    }

    /**
     * A further clause, for the customer of a row. As a value, and not by EXISTS, which PostgreSQL may turn around, and go from
     * all that the clause matches to the few that are asked about.
     */
    private void appendClause(FragmentBuilder fragment, String row, Clause clause) {
        fragment.add("(SELECT 1 FROM #term u WHERE u.tenant = ? AND u.customer = " + row + ".customer", tenant);
        appendTerm(fragment, "u", clause, 0);
        appendAdjacentTerms(fragment, "u", clause, 0);
        fragment.add(ANY);
    }

    /**
     * The other terms of a run, each at its distance from one of them. Compared with the customer in front, for which only the index that
     * begins with customers is of use: by the one of terms PostgreSQL would go through all that have a term, for each customer anew,
     * since it does not know which terms very many have.
     */
    private void appendAdjacentTerms(FragmentBuilder fragment, String from, Clause clause, int at) {
        for (int term = 0; term < clause.terms().size(); term++) {
            if (term != at) {
                fragment.add(
                        " AND (SELECT 1 FROM #term v WHERE v.tenant = ? AND v.customer = " + from
                                + ".customer AND v.field = " + from + ".field AND v.position = " + from
                                + ".position + ?",
                        tenant,
                        term - at);
                String wanted = clause.terms().get(term);
                String place = "(v.customer, v.term) %s (" + from + ".customer, ?)";
                fragment.add(" AND " + place.formatted(">="), wanted);
                if (isBeginning(clause, term)) {
                    fragment.add(" AND " + place.formatted("<"), dialect.prefixEnd(wanted));
                } else {
                    fragment.add(" AND " + place.formatted("<="), wanted);
                }
                fragment.add(ANY);
            }
        }
    }

    private void appendTerm(FragmentBuilder fragment, String alias, Clause clause, int term) {
        String wanted = clause.terms().get(term);
        if (isBeginning(clause, term)) {
            fragment.add(" AND " + alias + ".term >= ? AND " + alias + ".term < ?", wanted, dialect.prefixEnd(wanted));
        } else {
            fragment.add(" AND " + alias + ".term = ?", wanted);
        }
    }

    private static boolean isBeginning(Clause clause, int term) {
        return clause.prefix() && term == clause.terms().size() - 1;
    }

    /** The bounds of a page: its cursor, and the most rows that it has. */
    record PageBounds(long began, Optional<SearchAfter> from, int size) {}

    /**
     * The newest customers of the exact term that match, up to the page: 1, the place of each. Whether they match is looked up from the
     * newest on, until the page is full.
     */
    SqlFragment newestExact(String term, PageBounds bounds) {
        FragmentBuilder fragment =
                new FragmentBuilder().add("SELECT l.* FROM (SELECT f.* FROM (").add(PLACES, tenant);
        fragment.add(" AND t.term = ?" + FIRST_OF_CUSTOMER + " LIMIT " + SearchQuery.MOST + ") f", term, term.length());
        fragment.add(appendCursor(bounds, true));
        fragment.add(BY_UPDATE.formatted("f") + " LIMIT " + SearchQuery.MOST + ") l WHERE 1 = 1");
        clauses.forEach(clause -> {
            fragment.add(" AND ");
            appendClause(fragment, "l", clause);
        });
        return newest(1, fragment.add(BY_UPDATE.formatted("l")).build(), bounds.size());
    }

    /** The newest customers that match a single term, or all where there is none, without those of the exact term: 0, the place of each. */
    SqlFragment newestOthers(Optional<String> exact, PageBounds bounds) {
        FragmentBuilder fragment = new FragmentBuilder().add("SELECT f.* FROM (");
        appendMatches(fragment, SINGLE);
        fragment.add(" LIMIT " + SearchQuery.MOST + ") f").add(appendCursor(bounds, false));
        exact.ifPresent(term -> fragment.add(
                " AND f.customer NOT IN (SELECT e.customer FROM #term e WHERE e.tenant = ? AND e.term = ? LIMIT "
                        + SearchQuery.MOST + ")",
                tenant,
                term));
        return newest(0, fragment.add(BY_UPDATE.formatted("f")).build(), bounds.size());
    }

    private SqlFragment newest(int exact, SqlFragment places, int size) {
        FragmentBuilder fragment = new FragmentBuilder()
                .add("SELECT " + exact + ", h.updated, h.updated_order, " + CustomerColumns.SELECT + " FROM (")
                .add(places)
                .add(" LIMIT " + size + ") h");
        return joinCustomers(fragment, BY_UPDATE.formatted("h"));
    }

    /** Appends the cursor of a page of hits of one kind. */
    private static SqlFragment appendCursor(PageBounds bounds, boolean exact) {
        FragmentBuilder fragment = new FragmentBuilder().add(" WHERE f.updated_order <= ?", bounds.began());
        bounds.from()
                .filter(last -> last.exact() == exact)
                .map(SearchAfter::last)
                .ifPresent(last -> fragment.add(
                        " AND (f.updated < ? OR (f.updated = ? AND f.updated_order < ?))",
                        last.at(),
                        last.at(),
                        last.order()));
        return fragment.build();
    }

    /** A page of the hits of several terms: each exact or not, its place, its customer, how many customers match, and their places. */
    SqlFragment page(StartTerm start, Optional<String> exact, long bound, PageBounds bounds) {
        FragmentBuilder fragment = new FragmentBuilder()
                .add("SELECT h.exact, h.updated, h.updated_order, " + CustomerColumns.SELECT
                        + ", h.customers, h.places FROM ("
                        + "SELECT i.* FROM (SELECT g.*, COUNT(*) OVER () AS customers, SUM(g.each_one) OVER () AS places FROM ("
                        + "SELECT f.customer, MAX(f.exact) AS exact, MAX(f.updated) AS updated,"
                        + " MAX(f.updated_order) AS updated_order, COUNT(*) AS each_one FROM (")
                .add(matchesAndExactHits(start, exact, bound))
                .add(") f GROUP BY f.customer) g) i WHERE i.updated_order <= ?", bounds.began());
        bounds.from().ifPresent(last -> appendCursor(fragment, "i", last.exact() ? 1 : 0, last.last()));
        fragment.add(orderBy("i") + " LIMIT " + bounds.size() + ") h");
        return joinCustomers(fragment, orderBy("h"));
    }

    /** Joins the customers, those of the page only. */
    private SqlFragment joinCustomers(FragmentBuilder fragment, String order) {
        return fragment.add(" JOIN #customer c ON c.tenant = ? AND c.id = h.customer" + order, tenant)
                .build();
    }

    private static String orderBy(String alias) {
        return " ORDER BY %1$s.exact DESC, %1$s.updated DESC, %1$s.updated_order DESC".formatted(alias);
    }

    private static void appendCursor(FragmentBuilder fragment, String alias, int exact, After last) {
        fragment.add(
                " AND (%1$s.exact < ? OR (%1$s.exact = ? AND (%1$s.updated < ? OR (%1$s.updated = ? AND %1$s.updated_order < ?))))"
                        .formatted(alias),
                exact,
                exact,
                last.at(),
                last.at(),
                last.order());
    }
}
