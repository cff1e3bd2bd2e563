package dev.caredesk.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.core.text.TextRules;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.Term;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Index and query agree (S1): what a value has is found by whoever types it. */
class SearchPropertyTest {

    private static final Field NOTE = Field.extra("note");
    private static final int LEAST_PREFIX = 3;

    @Property(tries = 300)
    void everyWordOfAValueFindsIt(@ForAll("values") String value, @ForAll("regions") Optional<String> region) {
        SearchProbe found = SearchProbe.in(region, NOTE, value);
        for (String word : words(value)) {
            assertThat(found.by(word)).as(word).isTrue();
        }
    }

    @Property(tries = 300)
    void everyVariantOfAWordFindsIt(
            @ForAll("values") String value,
            @ForAll("variants") UnaryOperator<String> variant,
            @ForAll("regions") Optional<String> region) {
        SearchProbe found = SearchProbe.in(region, NOTE, value);
        for (String word : words(value)) {
            assertThat(found.by(variant.apply(word))).as(word).isTrue();
        }
        assertThat(SearchProbe.in(region, NOTE, variant.apply(value)).exactlyBy(value))
                .isTrue();
    }

    @Property(tries = 100)
    void everyPrefixOfAWordFindsIt(@ForAll("values") String value, @ForAll("regions") Optional<String> region) {
        SearchProbe found = SearchProbe.in(region, NOTE, value);
        for (String word : words(value)) {
            for (int end = 1; end <= TextRules.characters(word); end++) {
                String prefix = word.substring(0, word.offsetByCodePoints(0, end)) + "*";
                if (isAccepted(prefix, region)) {
                    assertThat(found.by(prefix)).as(prefix).isTrue();
                } else {
                    assertThat(Normalizer.normalize(prefix, Form.NFC)
                                    .codePoints()
                                    .filter(Character::isLetterOrDigit))
                            .hasSizeLessThan(LEAST_PREFIX);
                }
            }
        }
    }

    @Property(tries = 300)
    void theQuotedValueFindsItAndIsExact(@ForAll("values") String value, @ForAll("regions") Optional<String> region) {
        String quoted = '"' + value + '"';
        SearchProbe found = SearchProbe.in(region, NOTE, value);
        assertThat(found.by(quoted)).isTrue();
        assertThat(found.exactlyBy(quoted)).isTrue();
        assertThat(found.exactlyBy(value)).isTrue();
    }

    @Property
    void anyTextCanBeIndexedAndAsked(
            @ForAll @StringLength(max = 60) String text, @ForAll("regions") Optional<String> region) {
        Index index = CustomerTerms.of(CustomerId.of("c1"), new Profile(Map.of(NOTE, text + "x")), region, 5_000)
                .index();
        List<String> asked = QueryParser.parse(text, region, Optional.empty(), 20).toOptional().stream()
                .flatMap(SearchPropertyTest::terms)
                .toList();
        List<String> terms = index.terms().stream().map(Term::text).toList();
        assertThat(index.terms()).doesNotHaveDuplicates();
        assertThat(terms).isNotEmpty().allMatch(SearchPropertyTest::isTerm);
        assertThat(asked).allMatch(SearchPropertyTest::isTerm);
    }

    @Property
    void foldingTwiceIsFoldingOnce(@ForAll String text) {
        assertThat(FoldText.fold(FoldText.fold(text))).isEqualTo(FoldText.fold(text));
    }

    @Provide
    static Arbitrary<String> values() {
        Arbitrary<Character> chars = Arbitraries.oneOf(
                Arbitraries.chars().range('a', 'd'),
                Arbitraries.chars().range('A', 'C'),
                Arbitraries.chars().numeric(),
                Arbitraries.chars().with(' ', ' ', ' ', '.', '-', '@', '+', '(', ')', '/', '\'', ',', '_', '='),
                Arbitraries.chars().with("éßÀşıİσςΣЁёñ\u0301\u00ad\u00a0ﬁＡ１".toCharArray()),
                Arbitraries.chars().with("田中健二かなカーｶ".toCharArray()),
                Arbitraries.chars().with("สมชายבגאَ김치\u1112٣".toCharArray()));
        Arbitrary<String> mixed = chars.list().ofMinSize(1).ofMaxSize(24).map(SearchPropertyTest::joined);
        Arbitrary<String> numbers = Arbitraries.strings()
                .withChars("0123456789 +()-./")
                .ofMinLength(5)
                .ofMaxLength(24);
        Arbitrary<String> emails =
                Arbitraries.strings().withChars("ab.-_@'<>, ").ofMaxLength(12).map(text -> "x@" + text);
        Arbitrary<String> longOnes = mixed.map(text -> text.repeat(12));
        Arbitrary<String> pictures =
                mixed.map(text -> text + "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDCBB\uD842\uDFB7" + text);
        return Arbitraries.oneOf(mixed, numbers, emails, longOnes, pictures)
                .filter(value -> !SearchToken.of(FoldText.fold(value)).isEmpty());
    }

    @Provide
    static Arbitrary<Optional<String>> regions() {
        return Arbitraries.of("", "IT", "DE", "US", "GB", "NO", "AR")
                .map(region -> Optional.of(region).filter(known -> !known.isEmpty()));
    }

    @Provide
    static Arbitrary<UnaryOperator<String>> variants() {
        return Arbitraries.of(List.<UnaryOperator<String>>of(
                text -> text.toUpperCase(Locale.ROOT),
                text -> text.toLowerCase(Locale.ROOT),
                text -> Normalizer.normalize(text, Form.NFD),
                text -> Normalizer.normalize(text, Form.NFKC),
                text -> Normalizer.normalize(text, Form.NFKD).replaceAll("\\p{Mn}", ""),
                text -> text.replace("a", "à").replace("c", "ç"),
                FoldText::fold));
    }

    private static String joined(List<Character> chars) {
        StringBuilder text = new StringBuilder();
        chars.forEach(text::append);
        return text.toString();
    }

    private static List<String> words(String value) {
        return Arrays.stream(value.split("[\\s\\h]+"))
                .filter(word -> !SearchToken.of(FoldText.fold(word)).isEmpty())
                .toList();
    }

    private static boolean isAccepted(String query, Optional<String> region) {
        return QueryParser.parse(query, region, Optional.empty(), 20).isDone();
    }

    private static Stream<String> terms(SearchQuery query) {
        return Stream.concat(
                query.exact().stream(), query.clauses().stream().flatMap(clause -> clause.terms().stream()));
    }

    private static boolean isTerm(String term) {
        return !term.isEmpty() && term.length() <= Term.MAX && term.equals(term.strip()) && TextRules.isStorable(term);
    }
}
