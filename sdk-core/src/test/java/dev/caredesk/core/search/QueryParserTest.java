package dev.caredesk.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Cursor;
import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

    private static final Optional<String> ITALY = Optional.of("IT");

    @Test
    @DisplayName("S1 · words and quoted phrases become one clause each")
    void parsesWordsAndPhrases() {
        assertThat(clauses("Ada \"via ROMA 12\" love* O'Brien"))
                .containsExactly(
                        new Clause(List.of("ada"), false),
                        new Clause(List.of("via", "roma", "12"), false),
                        new Clause(List.of("love"), true),
                        new Clause(List.of("o", "brien"), false));
    }

    @Test
    @DisplayName("S1 · a run of Han or kana becomes adjacent bigrams")
    void parsesRunsAsBigrams() {
        assertThat(clauses("田中健二")).containsExactly(new Clause(List.of("田中", "中健", "健二"), false));
        assertThat(clauses("田")).containsExactly(new Clause(List.of("田"), false));
        assertThat(clauses("田中san")).containsExactly(new Clause(List.of("田中", "中", "san"), false));
    }

    @Test
    @DisplayName("S1 · a quote that is never closed is no phrase")
    void ignoresUnclosedQuote() {
        assertThat(clauses("ada \"love lace"))
                .containsExactly(
                        new Clause(List.of("ada"), false),
                        new Clause(List.of("love"), false),
                        new Clause(List.of("lace"), false));
        assertThat(clauses("“ada love”")).containsExactly(new Clause(List.of("ada", "love"), false));
    }

    @Test
    @DisplayName("S1 · a word said twice is one clause")
    void mergesRepeatedWord() {
        assertThat(clauses("Ada ada ÀDA")).containsExactly(new Clause(List.of("ada"), false));
    }

    @ParameterizedTest
    @DisplayName("S1 · a query without a word is refused")
    @ValueSource(strings = {"", " \t\u00a0", "\"\"", "*", "\" \" ...", "+ - ()", "\u0000", "\u0301"})
    void refusesEmptyQuery(String query) {
        Refusal refusal = refusal(query);
        assertThat(refusal).isEqualTo(over(RefusalCode.SEARCH_EMPTY, 1, 0));
    }

    @ParameterizedTest
    @DisplayName("S1 · a prefix of fewer than 3 characters is refused with both numbers")
    @CsvSource({"ab*,2", "a*,1", "--a*,1", "ada é*,1", "김치*,2", "\"a\"*,1", "สม*,2"})
    void refusesShortPrefix(String query, int actual) {
        assertThat(refusal(query)).isEqualTo(over(RefusalCode.SEARCH_PREFIX_SHORT, 3, actual));
    }

    @ParameterizedTest
    @DisplayName("S1 · a prefix of 3 characters passes, 1 of Han or kana")
    @ValueSource(strings = {"abc*", "o'b*", "김치찌*", "田*", "か*", "ｶ*", "ab田*", "\"ada lo\"*", "ÀÉÎ*", "123*"})
    void acceptsShortestPrefix(String query) {
        assertThat(parse(query).isDone()).isTrue();
    }

    @Test
    @DisplayName("S1 · a query has 2,000 characters and 32 words at most")
    void limitsQuery() {
        String emoji = "\uD83D\uDE00";
        assertThat(parse(emoji.repeat(2_000)).isDone()).isTrue();
        assertThat(refusal("x".repeat(2_001))).isEqualTo(over(RefusalCode.TEXT_TOO_LONG, 2_000, 2_001));
        assertThat(parse(words(32)).isDone()).isTrue();
        assertThat(refusal(words(33))).isEqualTo(over(RefusalCode.TEXT_TOO_LONG, 32, 33));
    }

    @Test
    @DisplayName("S1 · a long run is looked for by its beginning")
    void searchesLongRunByBeginning() {
        List<Clause> clauses = clauses("\"" + words(100) + "\"");
        assertThat(clauses).hasSize(1);
        assertThat(clauses.get(0).terms()).hasSize(QueryClauses.RUN);
        assertThat(clauses("\"" + words(100) + "\"*").get(0).prefix()).isFalse();
    }

    @Test
    @DisplayName("S1 · page size and place are handed on")
    void passesPageOn() {
        Cursor from = Cursor.of("here");
        SearchQuery query =
                QueryParser.parse("ada", ITALY, Optional.of(from), 50).orElseThrow();
        assertThat(query.from()).contains(from);
        assertThat(query.size()).isEqualTo(50);
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(each -> "word" + each).collect(Collectors.joining(" "));
    }

    private static Refusal over(RefusalCode code, long limit, long actual) {
        return new Refusal.OverLimit(code, Optional.empty(), Field.TEXT, limit, actual);
    }

    private static Refusal refusal(String query) {
        List<Refusal> refusals = parse(query).refusals();
        assertThat(refusals).hasSize(1);
        return refusals.get(0);
    }

    private static List<Clause> clauses(String query) {
        return parse(query).orElseThrow().clauses();
    }

    private static Outcome<SearchQuery> parse(String query) {
        return QueryParser.parse(query, ITALY, Optional.empty(), 20);
    }
}
