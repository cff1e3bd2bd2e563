package dev.caredesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.ContentNote;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.text.Bundle;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {

    private static final Map<String, String> ENGLISH = Bundles.load("en");

    static List<String> languages() {
        return Texts.languages().stream().map(Locale::getLanguage).toList();
    }

    /** Every key that the code can ask for. */
    private static List<String> needed() {
        return Stream.of(
                        constants(RefusalCode.class, RefusalCode.class, code -> "refusal." + code.value()),
                        constants(Field.class, Field.class, field -> "field." + field.value()),
                        CustomerFields.ALL.stream().map(field -> "field." + field.value()),
                        constants(CustomerFields.class, Field.class, field -> "field." + field.value()),
                        names("note.", ContentNote.values()),
                        names("record.", RecordType.values()),
                        names("notice.stale.", Actor.Kind.values()),
                        Stream.of("customer.unknown", "refusal.other", "question.unsaved", "question.uncreated"))
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }

    private static <T> Stream<String> constants(Class<?> in, Class<T> of, Function<T, String> key) {
        return Arrays.stream(in.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == of)
                .map(field -> {
                    try {
                        return key.apply(of.cast(field.get(null)));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    private static Stream<String> names(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyCodeFieldAndNoteHasAText(String language) {
        assertThat(needed()).hasSizeGreaterThan(80);
        assertThat(Bundles.missing(Bundles.load(language), needed())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheSameTextsWithTheSameArguments(String language) {
        assertThat(Bundles.differences(ENGLISH, Bundles.load(language))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextMakesAMessage(String language) {
        assertThat(Bundles.malformed(Bundles.load(language))).isEmpty();
    }

    @Test
    void theLanguagesAreTheseAndEnglishServesWhereThereIsNone() {
        assertThat(languages()).containsExactly("en", "it", "fr", "de", "es");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noSentenceIsLeftInEnglish(String language) {
        List<String> same = Bundles.sentencesAsIn(ENGLISH, Bundles.load(language));

        assertThat(same).hasSize(language.equals("en") ? ENGLISH.size() - words(ENGLISH) : 0);
    }

    private static int words(Map<String, String> texts) {
        return Math.toIntExact(texts.keySet().stream().filter(Bundles::isWord).count());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextReadsAsItShall(String language) {
        assertThat(Bundles.misread(Bundles.load(language), Locale.forLanguageTag(language)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void oneChangeAndSeveralAreToldApart(String language) {
        Locale locale = Locale.forLanguageTag(language);

        assertThat(Bundle.text("question.unsaved", locale, 3))
                .contains("3")
                .isNotEqualTo(Bundle.text("question.unsaved", locale, 1));
    }

    @Test
    void frenchHasTheWordsOfFrenchDesks() {
        assertThat(RecordType.REQUEST.label(Locale.FRENCH)).isEqualTo("demande");
        assertThat(Texts.field(Field.TAGS, Locale.FRENCH)).isEqualTo("balises");
        assertThat(Bundle.text("question.unsaved", Locale.FRENCH, 1))
                .isEqualTo("Une modification n'est pas enregistrée."
                        + " Voulez-vous enregistrer ou abandonner avant de fermer\u00A0?");
        assertThat(Bundle.text("refusal.request.closed", Locale.CANADA_FRENCH))
                .isEqualTo("La demande est fermée\u00A0; rien ne peut plus y être modifié.");
    }

    @Test
    @DisplayName("an incomplete language is found out")
    void incompleteBundlesAreFound() {
        Map<String, String> seeded = new TreeMap<>(ENGLISH);
        seeded.remove("refusal.request.closed");
        seeded.put("refusal.nobody.has-it", "x");
        seeded.put("refusal.text.too-long", "{0} is too long.");
        seeded.put("refusal.tags.too-many", "An activity holds at most {0} tags; these would be {2}.");
        seeded.put("note.BULK", "It's bulk.");
        seeded.put("note.BOUNCE", " ");
        seeded.put("field.zip", "{0");

        assertThat(Bundles.differences(ENGLISH, seeded))
                .containsExactlyInAnyOrder(
                        "field.zip takes other arguments",
                        "refusal.nobody.has-it is missing",
                        "refusal.request.closed is missing",
                        "refusal.tags.too-many takes other arguments",
                        "refusal.text.too-long takes other arguments");
        assertThat(Bundles.malformed(seeded))
                .containsExactlyInAnyOrder(
                        "field.zip does not parse", "note.BOUNCE is blank", "note.BULK has a single apostrophe");
        assertThat(Bundles.missing(seeded, needed())).containsExactly("refusal.request.closed");
        assertThat(Bundles.sentencesAsIn(ENGLISH, Map.of("refusal.tag.empty", ENGLISH.get("refusal.tag.empty"))))
                .containsExactly("refusal.tag.empty");
        assertThat(Bundles.misread(
                        Map.of("field.zip", "l''indirizzo", "note.BULK", "It ''''is'''' bulk.", "note.BOUNCE", " x. "),
                        Locale.ITALIAN))
                .containsExactlyInAnyOrder("field.zip", "note.BULK", "note.BOUNCE");
    }

    @Test
    void aLanguageWithoutTextsSpeaksEnglish() {
        assertThat(Bundle.text("customer.unknown", Locale.forLanguageTag("sr"))).isEqualTo("Unknown customer");
        assertThat(Bundle.text("customer.unknown", Locale.forLanguageTag("it-CH")))
                .isEqualTo("Cliente sconosciuto");
    }

    @Test
    void notesAndKindsSayThemselves() {
        assertThat(ContentNote.BULK.message(Locale.ENGLISH)).isEqualTo(ENGLISH.get("note.BULK"));
        assertThat(ContentNote.BULK.message(Locale.ITALIAN))
                .isEqualTo(Bundles.load("it").get("note.BULK"));
        assertThat(RecordType.REQUEST.label(Locale.ITALIAN)).isEqualTo("richiesta");
    }

    @Test
    void anExtraFieldIsCalledByItsName() {
        assertThat(Texts.field(Field.extra("shoe size"), Locale.ITALIAN)).isEqualTo("shoe size");
        assertThat(Texts.field(CustomerFields.CITY, Locale.ITALIAN)).isEqualTo("città");
    }
}
