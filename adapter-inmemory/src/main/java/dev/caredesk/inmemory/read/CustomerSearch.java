package dev.caredesk.inmemory.read;

import dev.caredesk.Cursor;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.inmemory.index.SearchIndex;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.inmemory.table.CustomerTable;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.SearchAfter;
import dev.caredesk.spi.storage.SearchRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One search (S1): collects the hits from the fewest candidates, then orders them and cuts the page. */
final class CustomerSearch {

    private record SearchHit(boolean exact, CustomerTable.CustomerRow row) {

        static final Comparator<SearchHit> ORDER = Comparator.comparing(SearchHit::exact)
                .thenComparing(hit -> hit.row().place())
                .reversed();

        boolean isBehind(SearchAfter from) {
            if (exact != from.exact()) {
                return !exact;
            }
            return row.place().compareTo(TimelineKey.of(from.last())) < 0;
        }
    }

    private final CustomerTable customers;
    private final SearchQuery query;
    private final long now;
    private final List<SearchHit> hits = new ArrayList<>();
    private final Set<CustomerId> seen = new HashSet<>();

    private CustomerSearch(CustomerTable customers, SearchQuery query, long now) {
        this.customers = customers;
        this.query = query;
        this.now = now;
    }

    /**
     * Searches.
     *
     * @param now the commit order at this instant
     */
    static SearchRows search(CustomerTable customers, SearchQuery query, long now) {
        return new CustomerSearch(customers, query, now).rows();
    }

    private SearchRows rows() {
        SearchIndex.Postings fewest = fewest();
        query.exact()
                .ifPresent(exact -> collect(fewest.smaller(customers.search().term(exact)), true));
        collect(fewest, false);
        boolean capped = hits.size() > SearchQuery.MOST;
        List<SearchHit> counted = capped ? hits.subList(0, SearchQuery.MOST) : hits;
        return page(counted.stream().sorted(SearchHit.ORDER).toList(), capped);
    }

    private SearchIndex.Postings fewest() {
        return query.clauses().stream()
                .map(customers.search()::smallest)
                .reduce(SearchIndex.Postings::smaller)
                .orElseGet(() -> new SearchIndex.Postings(
                        List.of(Set.copyOf(customers.ids())), customers.ids().size()));
    }

    private void collect(SearchIndex.Postings candidates, boolean exact) {
        for (Set<CustomerId> some : candidates.sets()) {
            for (CustomerId customer : some) {
                if (hits.size() > SearchQuery.MOST) {
                    return;
                }
                if (isExact(customer) == exact && matches(customer) && seen.add(customer)) {
                    customers.row(customer).ifPresent(row -> hits.add(new SearchHit(exact, row)));
                }
            }
        }
    }

    private boolean isExact(CustomerId customer) {
        return query.exact()
                .flatMap(exact -> customers.search().terms(customer).map(terms -> terms.has(exact)))
                .orElse(false);
    }

    private boolean matches(CustomerId customer) {
        return query.clauses().stream()
                .allMatch(clause -> customers
                        .search()
                        .terms(customer)
                        .map(terms -> terms.matches(clause))
                        .orElse(false));
    }

    private SearchRows page(List<SearchHit> ordered, boolean capped) {
        Optional<SearchAfter> from = query.from().map(SearchAfter::of);
        long began = from.map(SearchAfter::began).orElse(now);
        List<SearchHit> page = ordered.stream()
                .filter(hit -> hit.row().place().order() <= began)
                .filter(hit -> from.map(hit::isBehind).orElse(true))
                .limit(query.size() + 1L)
                .toList();
        boolean more = page.size() > query.size();
        List<SearchHit> shown = more ? page.subList(0, query.size()) : page;
        Optional<Cursor> next = more ? Optional.of(cursor(began, shown.get(shown.size() - 1))) : Optional.empty();
        return new SearchRows(shown.stream().map(hit -> hit.row().record()).toList(), ordered.size(), capped, next);
    }

    private static Cursor cursor(long began, SearchHit last) {
        return new SearchAfter(began, last.exact(), last.row().place().after()).cursor();
    }
}
