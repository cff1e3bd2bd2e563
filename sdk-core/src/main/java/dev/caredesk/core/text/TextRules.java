package dev.caredesk.core.text;

/** TextRules as the rules count and store it: a character is a Unicode code point (L1). Pure functions. */
public final class TextRules {

    private static final int REPLACEMENT = 0xFFFD;

    private TextRules() {}

    /** How many characters a text has; an unpaired surrogate counts as one. */
    public static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether every storage can hold it: no NUL, no unpaired surrogate (L5). */
    public static boolean isStorable(String text) {
        return text.codePoints().allMatch(TextRules::isStorable);
    }

    /** The same text with U+FFFD in place of each character that no storage can hold (L5). */
    public static String repaired(String text) {
        if (isStorable(text)) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints().map(each -> isStorable(each) ? each : REPLACEMENT).forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    private static boolean isStorable(int character) {
        // A surrogate that has its pair never comes out of codePoints() by itself.
        return character != 0 && Character.getType(character) != Character.SURROGATE;
    }
}
