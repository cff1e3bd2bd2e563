package dev.caredesk.core.text;

/** Counts and repairs text by the rules; a character is a Unicode code point (L1, L5). Pure functions. */
public final class TextRules {

    private static final int REPLACEMENT = 0xFFFD;

    private TextRules() {}

    /** Returns the number of characters of a text; an unpaired surrogate counts as one. */
    public static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns whether every storage can hold a text: no NUL, no unpaired surrogate (L5). */
    public static boolean isStorable(String text) {
        return text.codePoints().allMatch(TextRules::isStorable);
    }

    /** Returns the text with U+FFFD in place of each character that some storage cannot hold (L5). */
    public static String repaired(String text) {
        if (isStorable(text)) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints().map(each -> isStorable(each) ? each : REPLACEMENT).forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    private static boolean isStorable(int character) {
        // codePoints() returns a surrogate only if it is unpaired.
        return character != 0 && Character.getType(character) != Character.SURROGATE;
    }
}
