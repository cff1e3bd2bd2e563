package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.Reads.Asked;
import dev.caredesk.jdbc.SearchText.Rarest;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.SearchAfter;
import dev.caredesk.spi.storage.SearchRows;
import dev.caredesk.spi.storage.StoredCustomer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One search (S1): finds the term that the fewest have, by counting no further than it must, goes from it to the other terms, and
 * orders about as many hits as are ordered at most, by what the index says of them; only those of the page are read
 * (docs/adr/0020).
 */
final class Search {
    private static final int FURTHER = 4;

    private final Dialect dialect;
    private final Sql sql;
    private final TenantId tenant;
    private final SearchQuery query;
    private final SearchText text;

    Search(Dialect dialect, Sql sql, TenantId tenant, SearchQuery query) {
        this.dialect = dialect;
        this.sql = sql;
        this.tenant = tenant;
        this.query = query;
        this.text = new SearchText(dialect, tenant, query.clauses());
    }

    /** How many customers match, and at how many places of their terms. */
    private record Tally(long customers, long places) {
        static Tally of(Row row) throws SQLException {
            return new Tally(row.number(), row.number());
        }

        /** Whether going through more places could find more that counts. */
        boolean isShort(long bound) {
            return places >= bound && customers <= SearchQuery.MOST;
        }
    }

    /** A hit, with what it is ordered by. */
    private record Hit(boolean exact, After place, StoredCustomer customer) {
        static Hit of(Row row) throws SQLException {
            return new Hit(row.number() == 1, new After(row.instant(), row.number()), Columns.customer(row));
        }
    }

    /** A hit of several terms, with how many there are. */
    private record Tallied(Hit hit, Tally tally) {
        static Tallied of(Row row) throws SQLException {
            return new Tallied(Hit.of(row), Tally.of(row));
        }
    }

    SearchRows rows() throws SQLException {
        return terms().size() < 2 ? single() : several();
    }

    /** Places of one term are quickly gone through, twice: to count, and for the first of them; those of exact hits apart. */
    private SearchRows single() throws SQLException {
        Reads reads = reads();
        Asked<Long> newest = reads.ask(dialect.newestOrder(tenant));
        Asked<Long> count = reads.ask(query(text.count(SearchQuery.MOST + 1L), Row::number));
        Optional<Asked<Hit>> exact = query.exact()
                .filter(term -> query.from().map(SearchAfter::exact).orElse(true))
                .map(term -> reads.ask(query(text.exact(term, cut()), Hit::of)));
        Asked<Hit> others = reads.ask(query(text.top(query.exact(), cut()), Hit::of));
        reads.answer();
        List<Hit> hits = Stream.concat(exact.stream().flatMap(first -> first.rows().stream()), others.rows().stream())
                .limit(query.size() + 1L)
                .toList();
        return rows(newest, hits, count.rows().get(0));
    }

    /** For a search that finds few, making a plan takes longer than all the rest, and the plan is the same for all. */
    private Reads reads() {
        Reads reads = new Reads(sql);
        dialect.planOnce().ifPresent(reads::ask);
        return reads;
    }

    /** Where customers have many places each, it looks further, which takes one more trip. */
    private SearchRows several() throws SQLException {
        Rarest rarest = rarest();
        for (long reach = 1; ; reach *= FURTHER) {
            Optional<SearchRows> found = several(rarest, reach * (SearchQuery.MOST + 1));
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    /** Whether a customer has the other terms as well is looked up once. */
    private Optional<SearchRows> several(Rarest rarest, long bound) throws SQLException {
        Reads reads = reads();
        Asked<Long> newest = reads.ask(dialect.newestOrder(tenant));
        Asked<Tallied> page = reads.ask(query(text.page(rarest, query.exact(), bound, cut()), Tallied::of));
        reads.answer();
        Tally all = page.rows().isEmpty()
                ? counted(rarest, bound)
                : page.rows().get(0).tally();
        List<Hit> hits = page.rows().stream().map(Tallied::hit).toList();
        return all.isShort(bound) ? Optional.empty() : Optional.of(rows(newest, hits, all.customers()));
    }

    private Tally counted(Rarest rarest, long bound) throws SQLException {
        SearchText.Part tally = text.tally(rarest, bound);
        return sql.list(tally.text(), tally.parameters(), Tally::of).get(0);
    }

    /** On the first page all that is there is as old as the search. */
    private SearchText.Cut cut() {
        long began = query.from().map(SearchAfter::began).orElse(Long.MAX_VALUE);
        return new SearchText.Cut(began, query.from(), query.size() + 1);
    }

    private static <T> Query<T> query(SearchText.Part part, Sql.Mapper<T> mapper) {
        return new Query<>(part.text(), part.parameters(), mapper);
    }

    private SearchRows rows(Asked<Long> newest, List<Hit> read, long customers) {
        long began = query.from()
                .map(SearchAfter::began)
                .orElseGet(() -> newest.rows().stream().findFirst().orElse(0L));
        List<Hit> shown = read.size() > query.size() ? read.subList(0, query.size()) : read;
        Optional<SearchAfter> next =
                read.size() > query.size() ? Optional.of(cursor(began, shown.get(shown.size() - 1))) : Optional.empty();
        return new SearchRows(
                shown.stream().map(Hit::customer).toList(),
                (int) Math.min(customers, SearchQuery.MOST),
                customers > SearchQuery.MOST,
                next);
    }

    private static SearchAfter cursor(long began, Hit last) {
        return new SearchAfter(began, last.exact(), last.place());
    }

    private Rarest rarest() throws SQLException {
        List<Rarest> terms = terms();
        Reads reads = reads();
        List<Asked<Long>> counts = terms.stream()
                .map(term -> text.probe(query.clauses().get(term.clause()), term.term(), SearchQuery.MOST + 1L))
                .map(probe -> reads.ask(new Query<>(probe.text(), probe.parameters(), Row::number)))
                .toList();
        reads.answer();
        return terms.stream()
                .min(Comparator.comparing(
                        term -> counts.get(terms.indexOf(term)).rows().get(0)))
                .orElseThrow();
    }

    private List<Rarest> terms() {
        List<Rarest> terms = new ArrayList<>();
        for (int clause = 0; clause < query.clauses().size(); clause++) {
            for (int term = 0; term < query.clauses().get(clause).terms().size(); term++) {
                terms.add(new Rarest(clause, term));
            }
        }
        return terms;
    }
}
