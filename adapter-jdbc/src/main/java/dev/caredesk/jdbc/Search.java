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
    /** How many places a customer of a page is expected to have at most. */
    private static final int PLACES = 4;

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
    private record Hit(boolean exact, After place, Tally tally, StoredCustomer customer) {
        static Hit of(Row row) throws SQLException {
            return new Hit(
                    row.number() == 1, new After(row.instant(), row.number()), Tally.of(row), Columns.customer(row));
        }
    }

    /** Where customers have many places each, it looks further, which takes one more trip. */
    SearchRows rows() throws SQLException {
        Rarest rarest = rarest();
        for (long reach = 1; ; reach *= FURTHER) {
            long bound = reach * (SearchQuery.MOST + 1);
            Optional<SearchRows> found = terms().size() < 2 ? single(rarest, bound) : several(rarest, bound);
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    /** What was read of the places of one term, and whether places that were not looked at could have more for the page. */
    private record Single(Asked<Long> newest, List<Hit> hits, Tally all, boolean isCut) {}

    /** Looks at more of the same places where those of few customers, or of exact hits that were shown before, fill the first. */
    private Optional<SearchRows> single(Rarest rarest, long bound) throws SQLException {
        Single read;
        long most = query.size() + 1L;
        do {
            read = single(rarest, bound, most);
            most *= FURTHER;
        } while (read.isCut());
        return read.all().isShort(bound) ? Optional.empty() : Optional.of(rows(read.newest(), read.hits(), read.all()));
    }

    /** Places of one term are quickly gone through, twice: to count, and for the first of them; those of exact hits apart. */
    private Single single(Rarest rarest, long bound, long most) throws SQLException {
        long wanted = query.size() + 1L;
        long looked = PLACES * most;
        Reads reads = reads();
        Asked<Long> newest = reads.ask(dialect.newestOrder(tenant));
        Asked<Tally> tally = reads.ask(query(text.tally(rarest, bound), Tally::of));
        Optional<Asked<Hit>> exact = query.exact()
                .filter(term -> query.from().map(SearchAfter::exact).orElse(true))
                .map(term -> reads.ask(query(text.exact(term, bound - 1, cut(), looked, most), Hit::of)));
        Asked<Hit> others = reads.ask(query(text.top(rarest, query.exact(), bound - 1, cut(), looked), Hit::of));
        reads.answer();
        List<Hit> first = exact.map(Asked::rows).orElse(List.of());
        List<Hit> hits = Stream.concat(first.stream().filter(Hit::exact), others.rows().stream())
                .limit(wanted)
                .toList();
        Tally all = tally.rows().get(0);
        boolean isCut = hits.size() < wanted
                && (first.size() == most
                        || placesLookedAt(first, 0) >= looked
                        || placesLookedAt(others.rows(), all.places()) >= looked);
        return new Single(newest, hits, all, isCut);
    }

    /** For a search that finds few, making a plan takes longer than all the rest, and the plan is the same for all. */
    private Reads reads() {
        Reads reads = new Reads(sql);
        dialect.planOnce().ifPresent(once -> {
            Asked<String> unused = reads.ask(once);
        });
        return reads;
    }

    private static long placesLookedAt(List<Hit> hits, long unknown) {
        return hits.isEmpty() ? unknown : hits.get(0).tally().places();
    }

    /** Whether a customer has the other terms as well is looked up once. */
    private Optional<SearchRows> several(Rarest rarest, long bound) throws SQLException {
        Reads reads = reads();
        Asked<Long> newest = reads.ask(dialect.newestOrder(tenant));
        Asked<Hit> page = reads.ask(query(text.page(rarest, query.exact(), bound, cut()), Hit::of));
        reads.answer();
        Tally all = page.rows().isEmpty()
                ? counted(rarest, bound)
                : page.rows().get(0).tally();
        return all.isShort(bound) ? Optional.empty() : Optional.of(rows(newest, page.rows(), all));
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

    private SearchRows rows(Asked<Long> newest, List<Hit> read, Tally all) {
        long began = query.from()
                .map(SearchAfter::began)
                .orElseGet(() -> newest.rows().stream().findFirst().orElse(0L));
        List<Hit> shown = read.size() > query.size() ? read.subList(0, query.size()) : read;
        Optional<SearchAfter> next =
                read.size() > query.size() ? Optional.of(cursor(began, shown.get(shown.size() - 1))) : Optional.empty();
        return new SearchRows(
                shown.stream().map(Hit::customer).toList(),
                (int) Math.min(all.customers(), SearchQuery.MOST),
                all.customers() > SearchQuery.MOST,
                next);
    }

    private static SearchAfter cursor(long began, Hit last) {
        return new SearchAfter(began, last.exact(), last.place());
    }

    /** The clause that has the rarest term; with a single term there is no choice. */
    private Rarest rarest() throws SQLException {
        List<Rarest> terms = terms();
        if (terms.size() < 2) {
            return new Rarest(0, 0);
        }
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
