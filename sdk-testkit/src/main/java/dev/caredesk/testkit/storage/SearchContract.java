package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.change;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.edited;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.terms;
import static dev.caredesk.testkit.storage.Samples.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.SearchRows;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Finding customers. */
abstract class SearchContract extends SearchTheme {

    SearchContract(StorageSource source) {
        super(source);
    }

    @Test
    @DisplayName("S1 · a customer is found when each word is in some field")
    void findsWords() {
        given("ada", minute(1), and(terms("firstName", "ada"), terms("city", "new", "york")));
        given("bob", minute(2), and(terms("firstName", "bob"), terms("city", "york")));
        assertThat(found(word("york"))).containsExactly("bob", "ada");
        assertThat(found(word("york"), word("ada"))).containsExactly("ada");
        assertThat(found(word("ada"), word("york"))).containsExactly("ada");
        assertThat(found(word("ada"), word("bob"))).isEmpty();
        assertThat(found(word("nobody"))).isEmpty();
    }

    @Test
    @DisplayName("S1 · words match whole, exactly as they are")
    void wordsMatchWhole() {
        given("ada", minute(1), "ada", "100%", "a_b");
        assertThat(found(word("ad"))).isEmpty();
        assertThat(found(word("Ada"))).isEmpty();
        assertThat(found(word("100"))).isEmpty();
        assertThat(found(word("axb"))).isEmpty();
        assertThat(found(word("a_b"))).containsExactly("ada");
    }

    @Test
    @DisplayName("S1 · a prefix finds all terms that begin so, and no others")
    void prefixes() {
        given("ada", minute(1), "adalbert");
        given("adb", minute(2), "adb");
        given("ad", minute(3), "ad", "ada");
        given("odd", minute(4), "ada\uD83D\uDE00", "日本", "ad%");
        assertThat(found(prefix("ada"))).containsExactly("odd", "ad", "ada");
        assertThat(found(prefix("日"))).containsExactly("odd");
        assertThat(found(prefix("ad%"))).containsExactly("odd");
        assertThat(found(prefix("a_"))).isEmpty();
        assertThat(found(prefix("adaz"))).isEmpty();
    }

    @Test
    @DisplayName("S1 · a term of 120 characters is found whole and by its beginning")
    void longestTerm() {
        String text = "\uD83D\uDE00".repeat(Term.MAX - 2) + "xy";
        given("ada", minute(1), text);
        assertThat(found(word(text))).containsExactly("ada");
        assertThat(found(prefix(text.substring(0, text.length() - 1)))).containsExactly("ada");
    }

    @Test
    @DisplayName("S1 · a phrase matches adjacent terms of one field, in their order")
    void phrases() {
        given("adjacent", minute(1), "anna", "maria", "rossi");
        given("apart", minute(2), "anna", "x", "maria");
        given("turned", minute(3), "maria", "anna");
        given("fields", minute(4), List.of(term("firstName", 0, "anna"), term("lastName", 1, "maria")));
        assertThat(found(phrase("anna", "maria"))).containsExactly("adjacent");
        assertThat(found(phrase("anna", "maria", "rossi"))).containsExactly("adjacent");
        assertThat(found(phrase("maria", "rossi", "anna"))).isEmpty();
    }

    private static Term term(String field, int position, String text) {
        return new Term(Field.of(field), position, text);
    }

    @Test
    @DisplayName("S1 · a phrase is found at any of its places, and where terms share a place")
    void phrasesAnywhere() {
        given("later", minute(1), "anna", "x", "anna", "maria");
        given(
                "shared",
                minute(2),
                List.of(term("phone", 0, "39"), term("phone", 0, "anna"), term("phone", 1, "maria")));
        assertThat(found(phrase("anna", "maria"))).containsExactly("shared", "later");
        assertThat(found(phrase("39", "maria"))).containsExactly("shared");
    }

    @Test
    @DisplayName("S1 · in a phrase with a prefix the last term only has to begin so")
    void phraseWithPrefix() {
        given("one", minute(1), "anna", "marianne");
        given("two", minute(2), "anna", "x", "marianne");
        given("three", minute(3), "annamaria", "marianne");
        given("beyond", minute(4), "anna", "zoe");
        given("before", minute(5), "anna", "abel");
        assertThat(found(prefix("anna", "mari"))).containsExactly("one");
    }

    @Test
    @DisplayName("S1 · exact hits come first, then by last update, ties by commit order")
    void order() {
        given("b", minute(1), "ada", "=ada");
        given("d", minute(5), "ada");
        given("a", minute(3), "ada");
        given("z", minute(3), "ada");
        given("c", minute(3), "ada");
        SearchQuery query = new SearchQuery(List.of(word("ada")), Optional.of("=ada"), Optional.empty(), 200);
        assertThat(found(query)).containsExactly("b", "d", "c", "z", "a");
        assertThat(found(word("ada"))).containsExactly("d", "c", "z", "a", "b");
        assertThat(pages(query, 2, page -> {})).containsExactly("b", "d", "c", "z", "a");
    }

    @Test
    @DisplayName("S1 · an exact term brings in no customer that does not match")
    void exactIsNoClause() {
        given("ada", minute(1), "ada");
        given("other", minute(2), "=ada");
        assertThat(found(new SearchQuery(List.of(word("ada")), Optional.of("=ada"), Optional.empty(), 9)))
                .containsExactly("ada");
    }

    @Test
    @DisplayName("S1 · exact hits may fill many pages: the others follow, and exact terms that do not match hide none")
    void manyExact() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            given("exact" + i, minute(200 - i), "ada", "=ada");
            given("alien" + i, minute(400 - i), "=ada");
            expected.add("exact" + i);
        }
        for (int i = 0; i < 3; i++) {
            given("other" + i, minute(9 - i), "ada");
            expected.add("other" + i);
        }
        SearchQuery query = new SearchQuery(List.of(word("ada")), Optional.of("=ada"), Optional.empty(), 5);
        assertThat(pages(query, 5, page -> {})).containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("S3 · a committed change is visible to the next search: found by the new terms and not by the old")
    void visibleAtOnce() {
        given("ada", minute(1), "ada", "love");
        StoredCustomer second = edited(customer("ada", minute(1)), minute(2), "second");
        scene.given(changes -> changes.change(change(second)).index(words(CustomerId.of("ada"), "ada", "byron")));
        assertThat(found(word("love"))).isEmpty();
        assertThat(search(query(word("byron"))).items()).containsExactly(second);
        assertThat(found(phrase("ada", "byron"))).containsExactly("ada");
    }

    @Test
    @DisplayName("S1 · hits are ordered by their last update, not by when they were created or committed")
    void byUpdate() {
        given("a", minute(1), "ada");
        given("b", minute(2), "ada");
        given("c", minute(3), "ada");
        scene.given(changes -> changes.change(change(edited(customer("a", minute(1)), minute(9), "x"))));
        scene.given(changes -> changes.change(change(edited(customer("b", minute(2)), minute(8), "x"))));
        assertThat(found(word("ada"))).containsExactly("a", "b", "c");
        assertThat(pages(query(word("ada")), 1, page -> {})).containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("S1 · a customer is found by each of very many terms, of which each is exact to its last space")
    void manyTerms() {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            terms.add(new Term(Field.of("note"), i, "word" + i + " "));
        }
        given("ada", minute(1), terms);
        for (int i : new int[] {0, 999, 1_000, 1_500, 4_999}) {
            assertThat(found(word("word" + i + " "))).containsExactly("ada");
            assertThat(found(word("word" + i))).isEmpty();
        }
    }

    @Test
    @DisplayName("S1 · beyond 10,000 matches order and count cover 10,000 of them, and the page says so")
    void capped() {
        int batch = 500;
        for (int done = 0; done < SearchQuery.MOST; done += batch) {
            int first = done;
            scene.given(changes -> {
                for (int i = first; i < first + batch; i++) {
                    CustomerId id = CustomerId.of("c" + i);
                    changes.create(customer(id.value(), minute(i))).index(words(id, i == 0 ? "=ada" : "x", "adalbert"));
                }
            });
        }
        SearchQuery query = new SearchQuery(List.of(prefix("ada")), Optional.of("=ada"), Optional.empty(), 200);
        SearchRows all = search(query);
        assertThat(all.matches()).isEqualTo(SearchQuery.MOST);
        assertThat(all.capped()).isFalse();
        assertThat(ids(all)).startsWith("c0", "c9999", "c9998");

        given("more", minute(-1), "adalbert");
        given("also exact", minute(-2), "adalbert", "=ada");
        SearchRows most = search(query);
        assertThat(most.matches()).isEqualTo(SearchQuery.MOST);
        assertThat(most.capped()).isTrue();
        assertThat(ids(most)).hasSize(200).startsWith("c0", "also exact").doesNotHaveDuplicates();
        SearchRows next = search(from(query, most.next(), 200));
        assertThat(ids(next)).hasSize(200).doesNotContainAnyElementsOf(ids(most));
        assertThat(next.capped()).isTrue();
    }

    @Test
    @DisplayName("S1 · a customer of whom very many words match is found once and counted once")
    void manyPlaces() {
        int customers = 340;
        String[] many = new String[30];
        Arrays.setAll(many, i -> "ada" + i);
        List<String> newestFirst = new ArrayList<>();
        scene.given(changes -> {
            for (int i = 0; i < customers; i++) {
                CustomerId id = CustomerId.of("c" + i);
                newestFirst.add(0, id.value());
                changes.create(customer(id.value(), minute(i))).index(words(id, many));
            }
        });
        assertThat(search(from(query(prefix("ada")), Optional.empty(), 1)).matches())
                .isEqualTo(customers);
        assertThat(pages(query(prefix("ada")), 100, page -> {})).containsExactlyElementsOf(newestFirst);
        assertThat(pages(query(prefix("ada"), word("ada7")), 100, page -> {})).containsExactlyElementsOf(newestFirst);
    }

    @Test
    @DisplayName("S1 · a customer with words that begin alike is found and counted once by each of their beginnings")
    void alike() {
        List<String> beginnings = List.of("ada", "adal", "adalb", "adam", "adb", "𠮷a", "𠮷b");
        given(
                "many",
                minute(1),
                and(terms("firstName", "adam", "adalbert", "ada"), terms("city", "adam", "ada", "𠮷a")));
        given("few", minute(2), and(terms("firstName", "adb"), terms("city", "adalbert", "𠮷ab", "𠮷b")));
        Map<String, List<String>> byPrefix = new HashMap<>();
        Map<String, List<String>> byWord = new HashMap<>();
        for (String beginning : beginnings) {
            byPrefix.put(beginning, counted(prefix(beginning)));
            byWord.put(beginning, counted(word(beginning)));
        }
        assertThat(byPrefix)
                .containsEntry("ada", List.of("few", "many"))
                .containsEntry("adal", List.of("few", "many"))
                .containsEntry("adalb", List.of("few", "many"))
                .containsEntry("adam", List.of("many"))
                .containsEntry("adb", List.of("few"))
                .containsEntry("𠮷a", List.of("few", "many"))
                .containsEntry("𠮷b", List.of("few"));
        assertThat(byWord)
                .containsEntry("ada", List.of("many"))
                .containsEntry("adal", List.of())
                .containsEntry("adalb", List.of())
                .containsEntry("adam", List.of("many"))
                .containsEntry("adb", List.of("few"))
                .containsEntry("𠮷a", List.of("many"))
                .containsEntry("𠮷b", List.of("few"));
    }

    /** Returns the customers that are found; fails unless there are as many as are counted. */
    private List<String> counted(Clause clause) {
        SearchRows rows = search(query(clause));
        assertThat(rows.matches()).isEqualTo(rows.items().size());
        return ids(rows);
    }

    @Test
    @DisplayName("S1 · a search finds by all words of a long query")
    void manyWords() {
        String[] many = new String[40];
        Arrays.setAll(many, i -> "w" + i);
        given("ada", minute(1), many);
        given("bob", minute(2), Arrays.copyOf(many, 39));
        Clause[] clauses = Arrays.stream(many).map(SearchContract::word).toArray(Clause[]::new);
        assertThat(found(clauses)).containsExactly("ada");
    }
}
