package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.SearchRows;
import dev.caredesk.spi.storage.StoredCustomer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages of a search, also while hits are updated between them. */
abstract class SearchPagesContract extends SearchTheme {

    SearchPagesContract(StorageSource source) {
        super(source);
    }

    @Test
    @DisplayName("S1 · pages together are all hits, each once, with the count on each page")
    void paging() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            given("c" + i, minute(i / 3), "ada");
            all.add(0, "c" + i);
        }
        assertThat(pages(query(word("ada")), 3, page -> {})).containsExactlyElementsOf(all);
        SearchRows first = search(from(query(word("ada")), Optional.empty(), 3));
        assertThat(first.matches()).isEqualTo(7);
        assertThat(first.capped()).isFalse();
        assertThat(search(from(query(word("ada")), first.next(), 3)).matches()).isEqualTo(7);
        assertThat(search(from(query(word("ada")), Optional.empty(), 7)).next()).isEmpty();
    }

    @Test
    @DisplayName("S1 · a cursor never repeats a hit, also while hits are updated between pages")
    void pagingWhileHitsAreUpdated() {
        for (int i = 0; i < 9; i++) {
            given("c" + i, minute(i), "ada", "love", "=ada");
        }
        List<SearchQuery> queries = List.of(
                query(word("ada")),
                query(word("ada"), word("love")),
                query(prefix("ad")),
                query(prefix("ad"), word("love")),
                query(phrase("ada", "love")),
                query(),
                new SearchQuery(List.of(word("ada")), Optional.of("none"), Optional.empty(), 200));
        for (SearchQuery query : queries) {
            for (int i = 0; i < 9; i++) {
                touchUp("c" + i, minute(i));
            }
            // An update at any instant, also one between those of the pages, takes a hit out of the later pages.
            int[] turn = {0};
            List<String> seen = pages(query, 2, page -> {
                touchUp("c8", minute(100));
                touchUp("c" + turn[0], minute(turn[0]));
                turn[0]++;
            });
            assertThat(seen)
                    .as("hits of " + query)
                    .doesNotHaveDuplicates()
                    .startsWith("c8", "c7", "c6", "c5")
                    .doesNotContain("c0");
        }
    }

    @Test
    @DisplayName("S1 · a cursor never repeats a hit, also among exact hits and behind them")
    void pagingExactHitsThatAreUpdated() {
        for (int i = 0; i < 9; i++) {
            given("c" + i, minute(i), "ada", "love", i % 2 == 0 ? "=ada" : "x");
        }
        for (List<Clause> clauses :
                List.of(List.of(word("ada")), List.of(prefix("ad")), List.of(word("ada"), word("love")))) {
            for (int i = 0; i < 9; i++) {
                touchUp("c" + i, minute(i));
            }
            SearchQuery query = new SearchQuery(clauses, Optional.of("=ada"), Optional.empty(), 200);
            List<String> seen = pages(query, 2, page -> {
                touchUp("c8", minute(1));
                touchUp("c7", minute(1));
                touchUp("c2", minute(2));
                touchUp("c1", minute(1));
            });
            assertThat(seen).as("hits of " + query).containsExactly("c8", "c6", "c4", "c0", "c5", "c3");
        }
    }

    private void touchUp(String id, Instant at) {
        StoredCustomer present = scene.customer(CustomerId.of(id));
        scene.given(changes -> changes.change(change(edited(present, at, "again"))));
    }

    @Test
    @DisplayName("S1 · a customer that comes while a search is paged is in no later page")
    void pagingWhileCustomersCome() {
        for (int i = 0; i < 4; i++) {
            given("c" + i, minute(i), "ada");
        }
        SearchRows first = search(from(query(word("ada")), Optional.empty(), 1));
        given("late", minute(0), "ada");
        assertThat(ids(search(from(query(word("ada")), first.next(), 200)))).containsExactly("c2", "c1", "c0");
    }
}
