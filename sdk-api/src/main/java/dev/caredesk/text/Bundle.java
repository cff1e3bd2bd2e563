package dev.caredesk.text;

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

/** The texts of each language, by their keys. Safe for use by several threads. */
public final class Bundle {

    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.ITALIAN, Locale.FRENCH, Locale.GERMAN, Locale.forLanguageTag("es"));

    private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

    private Bundle() {}

    /** Returns the supported languages; the first one is the fallback. */
    public static List<Locale> languages() {
        return LANGUAGES;
    }

    /** Returns the text of a key in the given language, with its arguments in place; English where the language has none. */
    public static String text(String key, Locale language, Object... arguments) {
        Locale spoken = spoken(language);
        return find(key, spoken)
                .map(pattern -> new MessageFormat(pattern, spoken).format(arguments))
                .orElseThrow(() -> new IllegalStateException("text key must be known, was " + key));
    }

    /** Returns the raw text of a key, if the language has it. */
    public static Optional<String> find(String key, Locale language) {
        Properties texts = LOADED.computeIfAbsent(spoken(language).getLanguage(), Bundle::load);
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
        try (var in = Bundle.class.getResourceAsStream("/dev/caredesk/texts_" + language + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("texts of language " + language + " must be in the jar");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
