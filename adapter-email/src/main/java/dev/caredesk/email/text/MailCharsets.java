package dev.caredesk.email.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The character sets of mail by their names, and the wider one that is meant where a narrow one is written. */
public final class MailCharsets {

    static final Charset WINDOWS_1252 = named("windows-1252").orElse(StandardCharsets.ISO_8859_1);

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("utf-8mb4", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("cp-850", "IBM850"),
            Map.entry("cp-1252", "windows-1252"),
            Map.entry("x-ansi", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("8bit", "windows-1252"));

    private static final Map<String, String> WIDER = Map.of(
            "ISO-8859-1", "windows-1252",
            "GB2312", "GB18030",
            "GBK", "GB18030",
            "Shift_JIS", "windows-31j",
            "EUC-KR", "x-windows-949",
            "TIS-620", "x-windows-874",
            "ISO-8859-9", "windows-1254");

    private static final Map<Charset, Charset> OVERRIDES = WIDER.entrySet().stream()
            .flatMap(e -> pair(e.getKey(), e.getValue()).stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private MailCharsets() {}

    private static Optional<Map.Entry<Charset, Charset>> pair(String narrow, String wide) {
        return named(narrow).flatMap(from -> named(wide).map(to -> Map.entry(from, to)));
    }

    /** The character set of that name or alias, as it was written: not the wider one. */
    static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    public static Optional<Charset> declared(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        return named(ALIASES.getOrDefault(key, key));
    }

    static Charset wider(Charset charset) {
        return OVERRIDES.getOrDefault(charset, charset);
    }

    static Map<Charset, Charset> overrides() {
        return OVERRIDES;
    }
}
