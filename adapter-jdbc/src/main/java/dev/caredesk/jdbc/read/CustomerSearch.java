package dev.caredesk.jdbc.read;

import dev.caredesk.Cursor;
import dev.caredesk.TenantId;
import dev.caredesk.jdbc.database.Dialect;
import dev.caredesk.jdbc.read.SearchStatements.StartTerm;
import dev.caredesk.jdbc.sql.Query;
import dev.caredesk.jdbc.sql.QueryBatch;
import dev.caredesk.jdbc.sql.QueryBatch.QueryResult;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.jdbc.table.CustomerColumns;
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
final class CustomerSearch {
    private static final int FURTHER = 4;

    private final Dialect dialect;
    private final SqlSession sql;
    private final TenantId tenant;
    private final SearchQuery query;
    private final Optional<SearchAfter> from;
    private final SearchStatements text;

    CustomerSearch(Dialect dialect, SqlSession sql, TenantId tenant, SearchQuery query) {
        this.dialect = dialect;
        this.sql = sql;
        this.tenant = tenant;
        this.query = query;
        this.from = query.from().map(SearchAfter::of);
        this.text = new SearchStatements(dialect, tenant, query.clauses());
    }

    /** The number of customers that match, and of the places of their terms. */
    private record MatchCount(long customers, long places) {
        static MatchCount of(ResultRow row) throws SQLException {
            return new MatchCount(row.number(), row.number());
        }

        /** Returns true if going through more places could find more customers that count. */
        boolean isShort(long bound) {
            return places >= bound && customers <= SearchQuery.MOST;
        }
    }

    /** A hit, with what it is ordered by. */
    private record SearchHit(boolean exact, After place, StoredCustomer customer) {
        static SearchHit of(ResultRow row) throws SQLException {
            return new SearchHit(row.number() == 1, new After(row.instant(), row.number()), CustomerColumns.read(row));
        }
    }

    /** A hit of several terms, with how many there are. */
    private record CountedHit(SearchHit hit, MatchCount count) {
        static CountedHit of(ResultRow row) throws SQLException {
            return new CountedHit(SearchHit.of(row), MatchCount.of(row));
        }
    }

    SearchRows rows() throws SQLException {
        return terms().size() < 2 ? searchSingleTerm() : searchSeveralTerms();
    }

    /** Places of one term are quickly gone through, twice: to count, and for the first of them; those of exact hits apart. */
    private SearchRows searchSingleTerm() throws SQLException {
        QueryBatch batch = newBatch();
        QueryResult<Long> newest = batch.add(dialect.newestCommitOrder(tenant));
        QueryResult<Long> count = batch.add(query(text.countSingleTerm(SearchQuery.MOST + 1L), ResultRow::number));
        Optional<QueryResult<SearchHit>> exact = query.exact()
                .filter(term -> from.map(SearchAfter::exact).orElse(true))
                .map(term -> batch.add(query(text.newestExact(term, bounds()), SearchHit::of)));
        QueryResult<SearchHit> others = batch.add(query(text.newestOthers(query.exact(), bounds()), SearchHit::of));
        batch.run();
        List<SearchHit> hits = Stream.concat(
                        exact.stream().flatMap(first -> first.rows().stream()), others.rows().stream())
                .limit(query.size() + 1L)
                .toList();
        return rows(newest, hits, count.rows().get(0));
    }

    /** For a search that finds few, making a plan takes longer than all the rest, and the plan is the same for all. */
    private QueryBatch newBatch() {
        QueryBatch batch = new QueryBatch(sql);
        dialect.genericPlanQuery().ifPresent(batch::add);
        return batch;
    }

    /** Searches by several terms. Where customers have many places each, it looks further, which takes one more round trip. */
    private SearchRows searchSeveralTerms() throws SQLException {
        StartTerm start = rarestTerm();
        for (long reach = 1; ; reach *= FURTHER) {
            Optional<SearchRows> found = searchSeveralTerms(start, reach * (SearchQuery.MOST + 1));
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    /** Searches by several terms within a bound; a customer's other terms are looked up once. */
    private Optional<SearchRows> searchSeveralTerms(StartTerm start, long bound) throws SQLException {
        QueryBatch batch = newBatch();
        QueryResult<Long> newest = batch.add(dialect.newestCommitOrder(tenant));
        QueryResult<CountedHit> page =
                batch.add(query(text.page(start, query.exact(), bound, bounds()), CountedHit::of));
        batch.run();
        MatchCount all =
                page.rows().isEmpty() ? count(start, bound) : page.rows().get(0).count();
        List<SearchHit> hits = page.rows().stream().map(CountedHit::hit).toList();
        return all.isShort(bound) ? Optional.empty() : Optional.of(rows(newest, hits, all.customers()));
    }

    private MatchCount count(StartTerm start, long bound) throws SQLException {
        SearchStatements.SqlFragment count = text.countMatches(start, bound);
        return sql.list(count.text(), count.parameters(), MatchCount::of).get(0);
    }

    /** Returns the bounds of the page; the first page takes all that is there when the search begins. */
    private SearchStatements.PageBounds bounds() {
        long began = from.map(SearchAfter::began).orElse(Long.MAX_VALUE);
        return new SearchStatements.PageBounds(began, from, query.size() + 1);
    }

    private static <T> Query<T> query(SearchStatements.SqlFragment fragment, SqlSession.RowMapper<T> mapper) {
        return new Query<>(fragment.text(), fragment.parameters(), mapper);
    }

    private SearchRows rows(QueryResult<Long> newest, List<SearchHit> read, long customers) {
        long began = from.map(SearchAfter::began)
                .orElseGet(() -> newest.rows().stream().findFirst().orElse(0L));
        List<SearchHit> shown = read.size() > query.size() ? read.subList(0, query.size()) : read;
        Optional<Cursor> next =
                read.size() > query.size() ? Optional.of(cursor(began, shown.get(shown.size() - 1))) : Optional.empty();
        return new SearchRows(
                shown.stream().map(SearchHit::customer).toList(),
                (int) Math.min(customers, SearchQuery.MOST),
                customers > SearchQuery.MOST,
                next);
    }

    private static Cursor cursor(long began, SearchHit last) {
        return new SearchAfter(began, last.exact(), last.place()).cursor();
    }

    private StartTerm rarestTerm() throws SQLException {
        List<StartTerm> terms = terms();
        QueryBatch batch = newBatch();
        List<QueryResult<Long>> counts = terms.stream()
                .map(term -> text.countTerm(query.clauses().get(term.clause()), term.term(), SearchQuery.MOST + 1L))
                .map(probe -> batch.add(new Query<>(probe.text(), probe.parameters(), ResultRow::number)))
                .toList();
        batch.run();
        return terms.stream()
                .min(Comparator.comparing(
                        term -> counts.get(terms.indexOf(term)).rows().get(0)))
                .orElseThrow();
    }

    private List<StartTerm> terms() {
        List<StartTerm> terms = new ArrayList<>();
        for (int clause = 0; clause < query.clauses().size(); clause++) {
            for (int term = 0; term < query.clauses().get(clause).terms().size(); term++) {
                terms.add(new StartTerm(clause, term));
            }
        }
        return terms;
    }
}
