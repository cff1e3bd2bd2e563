package dev.caredesk;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts that people read: of refusals, questions and notices, and the names of fields, in every language that the SDK
 * speaks. Safe for use by several threads.
 */
public final class Texts {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.ITALIAN);
    private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

    private Texts() {}

    /** The languages that there are texts in; the first one serves where a language has none. */
    public static List<Locale> languages() {
        return LANGUAGES;
    }

    /**
     * The text of that key in that language, with its arguments in place; English where the language has none.
     *
     * @throws WrongCallException if there is no such text
     */
    public static String text(String key, Locale language, Object... arguments) {
        Locale spoken = spoken(language);
        return find(key, spoken)
                .map(pattern -> new MessageFormat(pattern, spoken).format(arguments))
                .orElseThrow(() -> new WrongCallException("there is no text " + key));
    }

    /** A field's name as people read it; the plain name where it is an extra field. */
    public static String field(Field field, Locale language) {
        return find("field." + field.value(), spoken(language)).orElseGet(field::plainName);
    }

    static String of(Refusal refusal, Locale language) {
        String key = "refusal." + refusal.code().value();
        return text(
                find(key, Locale.ENGLISH).isPresent() ? key : "refusal.other", language, arguments(refusal, language));
    }

    private static Object[] arguments(Refusal refusal, Locale language) {
        if (refusal instanceof Refusal.OverLimit over) {
            return new Object[] {field(over.field(), language), over.limit(), over.actual()};
        }
        if (refusal instanceof Refusal.Duplicate duplicate) {
            return new Object[] {field(duplicate.field(), language)};
        }
        if (refusal instanceof Refusal.NotAllowed not) {
            return new Object[] {
                not.field().map(field -> field(field, language)).orElse("")
            };
        }
        return new Object[] {refusal.code().value()};
    }

    private static Optional<String> find(String key, Locale language) {
        Properties texts = LOADED.computeIfAbsent(language.getLanguage(), Texts::load);
        return Optional.ofNullable(texts.getProperty(key));
    }

    private static Locale spoken(Locale language) {
        return LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(language.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Properties load(String language) {
        Properties texts = new Properties();
        try (var in = Texts.class.getResourceAsStream("texts_" + language + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("texts of " + language + " are missing");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
