package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Searches of all shapes over few words, so that much matches by half, compared with a plain look at each customer. */
abstract class SearchByLookContract extends SearchTheme {

    private static final int CUSTOMERS = 40;
    private static final int QUERIES = 150;
    private static final List<String> WORDS =
            List.of("a", "ab", "abc", "b", "ba", "bac", "c", "ca", "d", "da", "dab", "e", "ed", "f");

    /** Always the same, so that a failure comes again. */
    private final Random random = new Random(7);

    private final List<Indexed> customers = new ArrayList<>();

    SearchByLookContract(StorageSource source) {
        super(source);
    }

    /** A customer with its words, in the order of commits. */
    private record Indexed(CustomerId id, int minute, int order, List<Term> terms) {

        /** By last update, then by commit, the newest first. */
        static final Comparator<Indexed> NEWEST_FIRST = Comparator.comparing(Indexed::minute)
                .thenComparing(Indexed::order)
                .reversed();

        boolean has(String term) {
            return terms.stream().anyMatch(one -> one.text().equals(term));
        }

        boolean matches(Clause clause) {
            return terms.stream()
                    .anyMatch(first -> IntStream.range(0, clause.terms().size())
                            .allMatch(at -> terms.stream()
                                    .anyMatch(term -> term.field().equals(first.field())
                                            && term.position() == first.position() + at
                                            && matches(clause, at, term.text()))));
        }

        private static boolean matches(Clause clause, int at, String text) {
            String wanted = clause.terms().get(at);
            return (clause.prefix() && at == clause.terms().size() - 1) ? text.startsWith(wanted) : text.equals(wanted);
        }
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private String[] words(int most) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(i -> word())
                .toArray(String[]::new);
    }

    /** Fills two tenants, which have the same ids with other words. */
    private void fill() {
        Scene other = scene.of(TenantId.of("other"));
        for (int i = 0; i < CUSTOMERS; i++) {
            List<Term> terms = new ArrayList<>(terms("firstName", words(4)));
            terms.addAll(terms("city", words(2)));
            Indexed each = new Indexed(CustomerId.of("c" + i), random.nextInt(10), i, terms);
            customers.add(each);
            scene.given(changes -> changes.create(customer("c" + each.order, minute(each.minute)))
                    .index(new Index(each.id, Set.of(), terms)));
            other.given(changes -> changes.create(customer("c" + each.order, minute(each.minute)))
                    .index(new Index(each.id, Set.of(), terms("firstName", words(4)))));
        }
    }

    private SearchQuery query() {
        List<Clause> clauses = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> new Clause(List.of(words(random.nextInt(3) == 0 ? 3 : 1)), random.nextInt(3) == 0))
                .toList();
        Optional<String> exact = random.nextBoolean() ? Optional.of(word()) : Optional.empty();
        return new SearchQuery(clauses, exact, Optional.empty(), 1 + random.nextInt(7));
    }

    private List<String> expected(SearchQuery query) {
        Comparator<Indexed> exactFirst = Comparator.comparing(
                (Indexed one) -> query.exact().filter(one::has).isEmpty());
        return customers.stream()
                .filter(one -> query.clauses().stream().allMatch(one::matches))
                .sorted(exactFirst.thenComparing(Indexed.NEWEST_FIRST))
                .map(one -> one.id().value())
                .toList();
    }

    @Test
    @DisplayName(
            "S1 · a search of any words, prefixes and phrases finds, orders and counts as a look at each customer does")
    void findsAsALookDoes() {
        fill();
        for (int i = 0; i < QUERIES; i++) {
            SearchQuery query = query();
            List<String> expected = expected(query);
            List<String> found = pages(
                    query,
                    query.size(),
                    page -> assertThat(page.matches()).as("matches of " + query).isEqualTo(expected.size()));
            assertThat(found).as("hits of " + query).isEqualTo(expected);
        }
    }
}
