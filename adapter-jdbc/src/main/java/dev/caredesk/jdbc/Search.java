package dev.caredesk.jdbc;

import dev.caredesk.TenantId;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.SearchQuery.SearchAfter;
import dev.caredesk.spi.storage.SearchRows;
import dev.caredesk.spi.storage.StoredCustomer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One search (S1): finds the term that the fewest have, by counting no further than it must, goes from it to the other terms,
 * orders at most {@link SearchQuery#MOST} hits and cuts the page.
 */
final class Search {
    private final Sql sql;
    private final TenantId tenant;
    private final SearchQuery query;
    private final SearchText text;

    Search(Dialect dialect, Sql sql, TenantId tenant, SearchQuery query) {
        this.sql = sql;
        this.tenant = tenant;
        this.query = query;
        this.text = new SearchText(dialect, tenant, query.clauses());
    }

    /** A hit, with what it is ordered by, and how many customers match. */
    private record Hit(boolean exact, After place, int matches, StoredCustomer customer) {}

    SearchRows rows() throws SQLException {
        SearchText.Part hits = text.hits(rarest(), query.exact());
        long began = query.from().isPresent() ? query.from().get().began() : now();
        List<Hit> read = page(hits, began);
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

    private long now() throws SQLException {
        return sql.first("SELECT last_order FROM #tenant WHERE tenant = ?", Row::number, tenant)
                .orElse(0L);
    }

    /** The clause that has the rarest term; with a single term there is no choice. */
    private SearchText.Rarest rarest() throws SQLException {
        SearchText.Rarest best = new SearchText.Rarest(0, 0);
        boolean single =
                query.clauses().size() == 1 && query.clauses().get(0).terms().size() == 1;
        long fewest = SearchQuery.MOST + 1L;
        for (int c = 0; c < query.clauses().size() && !single; c++) {
            Clause clause = query.clauses().get(c);
            for (int t = 0; t < clause.terms().size(); t++) {
                SearchText.Part probe = text.probe(clause, t, fewest);
                long rows =
                        sql.list(probe.text(), probe.parameters(), Row::number).get(0);
                if (rows < fewest) {
                    fewest = rows;
                    best = new SearchText.Rarest(c, t);
                }
            }
        }
        return best;
    }

    private List<Hit> page(SearchText.Part hits, long began) throws SQLException {
        SearchText.Part page = text.page(hits, began, query.from(), query.size() + 1);
        return sql.list(
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
