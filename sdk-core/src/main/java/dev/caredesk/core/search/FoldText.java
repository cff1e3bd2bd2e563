package dev.caredesk.core.search;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Folds texts to a form without differences in case, accents, width and composition (S1): NFKD without marks, upper- then lower-case in
 * the root locale, NFKD without marks again; digits of any script become 0 to 9. Each character is folded by itself, so that a part of a
 * text folds to a part of the folded text, and never by context (final sigma is sigma).
 */
final class FoldText {

    private FoldText() {}

    static String fold(String text) {
        String bare = withoutMarks(text);
        // Lower-case comes first too: capital sharp s has no other upper case, small sharp s has.
        String cased = lower(lower(bare).toUpperCase(Locale.ROOT));
        return withoutMarks(cased);
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().map(FoldText::lower).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    private static int lower(int character) {
        return character == 'ς' ? 'σ' : Character.toLowerCase(character);
    }

    private static String withoutMarks(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        Normalizer.normalize(text, Form.NFKD)
                .codePoints()
                .filter(character -> !isMark(character))
                .map(FoldText::digit)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** Returns whether a character is a mark without width, or a format character such as a joiner, a direction mark or the soft hyphen. */
    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }

    private static int digit(int character) {
        return Character.isDigit(character) ? '0' + Character.digit(character, 10) : character;
    }
}
