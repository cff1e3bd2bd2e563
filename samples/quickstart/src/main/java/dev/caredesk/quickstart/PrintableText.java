package dev.caredesk.quickstart;

import java.util.stream.Collectors;

/** Text of strangers made safe to print. Letters of any script stay, right-to-left ones as well. */
public final class PrintableText {

    private static final String ELLIPSIS = "...";

    private PrintableText() {}

    /** On one line: white space is a single space; controls, and marks that turn the direction of what follows, are U+FFFD. */
    public static String oneLine(String text) {
        return text.strip()
                .replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ")
                .codePoints()
                .map(PrintableText::visible)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** On one line, cut to so many characters. */
    public static String cut(String text, int most) {
        String line = oneLine(text);
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, most - ELLIPSIS.length()))
                        .strip()
                + ELLIPSIS;
    }

    private static int visible(int codePoint) {
        boolean turns = (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return turns || half || Character.isISOControl(codePoint) ? 0xFFFD : codePoint;
    }
}
