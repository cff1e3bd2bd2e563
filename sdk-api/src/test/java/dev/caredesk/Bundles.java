package dev.caredesk;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with the texts of a language. */
final class Bundles {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    private Bundles() {}

    static Map<String, String> load(String language) {
        Properties texts = new Properties();
        try (var in = Texts.class.getResourceAsStream("texts_" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sorted = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> sorted.put(key, texts.getProperty(key)));
        return sorted;
    }

    /** Keys that one has and the other not, and texts that take other arguments. */
    static List<String> differences(Map<String, String> one, Map<String, String> other) {
        List<String> wrong = new ArrayList<>();
        var keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        for (String key : keys) {
            String mine = one.get(key);
            String theirs = other.get(key);
            if (mine == null || theirs == null) {
                wrong.add(key + " is missing");
            } else if (!arguments(mine).equals(arguments(theirs))) {
                wrong.add(key + " takes other arguments");
            }
        }
        return wrong;
    }

    /** Texts that no message can be made of, blank ones, and such as lose their apostrophes. */
    static List<String> malformed(Map<String, String> texts) {
        List<String> wrong = new ArrayList<>();
        texts.forEach((key, pattern) -> {
            if (pattern.isBlank()) {
                wrong.add(key + " is blank");
            } else if (pattern.replace("''", "").contains("'")) {
                wrong.add(key + " has a single apostrophe");
            } else if (!parses(pattern)) {
                wrong.add(key + " does not parse");
            }
        });
        return wrong;
    }

    /** Sentences that are the same in both: nobody has translated them. */
    static List<String> sentencesAsIn(Map<String, String> one, Map<String, String> other) {
        return other.entrySet().stream()
                .filter(text -> !isWord(text.getKey()) && text.getValue().equals(one.get(text.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether it is a word for a record or a field, which languages may share. */
    static boolean isWord(String key) {
        return key.startsWith("record.") || key.startsWith("field.");
    }

    /** Texts that show what belongs to their pattern, or white space around them. A field's name is no pattern. */
    static List<String> misread(Map<String, String> texts, Locale language) {
        return texts.entrySet().stream()
                .filter(text -> {
                    String read = text.getKey().startsWith("field.")
                            ? text.getValue()
                            : new MessageFormat(text.getValue(), language).format(new Object[] {2, 3, 4});
                    return !read.equals(read.strip()) || read.contains("''") || read.contains("{");
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    static List<String> missing(Map<String, String> texts, Collection<String> needed) {
        return needed.stream().filter(key -> !texts.containsKey(key)).sorted().toList();
    }

    /** The numbers of the arguments that a text uses, one in a choice included; a question mark where it does not parse. */
    private static Set<String> arguments(String pattern) {
        return parses(pattern)
                ? ARGUMENT.matcher(pattern.replaceAll("'[^']*'", ""))
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of("?");
    }

    private static boolean parses(String pattern) {
        try {
            new MessageFormat(pattern);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
