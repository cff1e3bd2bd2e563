package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.terms;
import static dev.caredesk.testkit.storage.Samples.words;

import dev.caredesk.Cursor;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.SearchRows;
import dev.caredesk.spi.storage.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Questions and customers in few words, for the tests of searches. */
abstract class SearchTheme extends StorageTheme {

    SearchTheme(StorageSource source) {
        super(source);
    }

    static Clause word(String text) {
        return new Clause(List.of(text), false);
    }

    static Clause prefix(String... terms) {
        return new Clause(List.of(terms), true);
    }

    static Clause phrase(String... terms) {
        return new Clause(List.of(terms), false);
    }

    static SearchQuery query(Clause... clauses) {
        return new SearchQuery(List.of(clauses), Optional.empty(), Optional.empty(), 200);
    }

    static SearchQuery from(SearchQuery query, Optional<Cursor> from, int size) {
        return new SearchQuery(query.clauses(), query.exact(), from, size);
    }

    SearchRows search(SearchQuery query) {
        return scene.records().search(scene.tenant(), query);
    }

    List<String> found(SearchQuery query) {
        return ids(search(query));
    }

    List<String> found(Clause... clauses) {
        return found(query(clauses));
    }

    static List<String> ids(SearchRows rows) {
        return rows.items().stream().map(customer -> customer.id().value()).toList();
    }

    void given(String id, Instant updated, String... words) {
        given(id, updated, terms("firstName", words));
    }

    void given(String id, Instant updated, List<Term> terms) {
        scene.given(
                changes -> changes.create(customer(id, updated)).index(new Index(CustomerId.of(id), Set.of(), terms)));
    }

    static List<Term> and(List<Term> one, List<Term> other) {
        List<Term> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /** Returns the ids of the hits on all pages of that size; between them something happens. */
    List<String> pages(SearchQuery query, int size, Consumer<SearchRows> between) {
        List<String> all = new ArrayList<>();
        Optional<Cursor> from = Optional.empty();
        PageCount count = new PageCount();
        do {
            count.next();
            SearchRows page = search(from(query, from, size));
            all.addAll(ids(page));
            from = page.next();
            between.accept(page);
        } while (from.isPresent());
        return all;
    }
}
