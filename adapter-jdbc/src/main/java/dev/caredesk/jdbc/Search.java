package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.jdbc.Reads.Asked;
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

/**
 * One search (S1): finds the term that the fewest have, by counting no further than it must, goes from it to the other terms,
 * orders at most {@link SearchQuery#MOST} hits and cuts the page.
 */
final class Search {
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

    /** A hit, with what it is ordered by, and how many customers match. */
    private record Hit(boolean exact, After place, int matches, StoredCustomer customer) {}

    SearchRows rows() throws SQLException {
        SearchText.Part hits = text.hits(rarest(), query.exact());
        Reads reads = new Reads(sql);
        Asked<Long> newest = reads.ask(dialect.newestOrder(tenant));
        Asked<Hit> page = reads.ask(page(hits));
        reads.answer();
        long began = query.from()
                .map(SearchAfter::began)
                .orElseGet(() -> newest.rows().stream().findFirst().orElse(0L));
        List<Hit> read = page.rows();
        int found = read.isEmpty() ? count(hits) : read.get(0).matches();
        List<Hit> shown = read.size() > query.size() ? read.subList(0, query.size()) : read;
        Optional<SearchAfter> next =
                read.size() > query.size() ? Optional.of(cursor(began, shown.get(shown.size() - 1))) : Optional.empty();
        return new SearchRows(
                shown.stream().map(Hit::customer).toList(),
                Math.min(found, SearchQuery.MOST),
                found > SearchQuery.MOST,
                next);
    }

    private static SearchAfter cursor(long began, Hit last) {
        return new SearchAfter(began, last.exact(), last.place());
    }

    /** The clause that has the rarest term; with a single term there is no choice. */
    private SearchText.Rarest rarest() throws SQLException {
        List<SearchText.Rarest> terms = terms();
        if (terms.size() < 2) {
            return new SearchText.Rarest(0, 0);
        }
        Reads reads = new Reads(sql);
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

    private List<SearchText.Rarest> terms() {
        List<SearchText.Rarest> terms = new ArrayList<>();
        for (int clause = 0; clause < query.clauses().size(); clause++) {
            for (int term = 0; term < query.clauses().get(clause).terms().size(); term++) {
                terms.add(new SearchText.Rarest(clause, term));
            }
        }
        return terms;
    }

    /** On the first page all that is there is as old as the search. */
    private Query<Hit> page(SearchText.Part hits) {
        long began = query.from().map(SearchAfter::began).orElse(Long.MAX_VALUE);
        SearchText.Part page = text.page(hits, began, query.from(), query.size() + 1);
        return new Query<>(
                page.text(),
                page.parameters(),
                row -> new Hit(
                        row.number() == 1,
                        new After(row.instant(), row.number()),
                        (int) row.number(),
                        Columns.customer(row)));
    }

    private int count(SearchText.Part hits) throws SQLException {
        return sql.list("SELECT COUNT(*) FROM (" + hits.text() + ") h", hits.parameters(), row -> (int) row.number())
                .get(0);
    }
}
