package dev.caredesk.core.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** Normalizes and checks the texts of tags (L2, L3). Pure functions. */
public final class TagText {

    /** The most passes of folding. One is nearly always enough; capital sharp s needs a second one. */
    private static final int PASSES = 4;

    private TagText() {}

    /**
     * Returns the form in which equal tags are equal (L3): stripped, NFKC, upper- then lower-case in the root locale, NFKC. The steps are
     * repeated until nothing changes, so that a folded text folds to itself.
     */
    public static String fold(String text) {
        String folded = foldOnce(text);
        for (int pass = 1; pass < PASSES; pass++) {
            String again = foldOnce(folded);
            if (again.equals(folded)) {
                return folded;
            }
            folded = again;
        }
        return folded;
    }

    /**
     * Returns the text without white space at either end, as {@link Character#isWhitespace(int)} or {@link Character#isSpaceChar(int)}
     * define it, hence also without no-break spaces.
     */
    public static String stripped(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isSpace(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** Returns whether a text has a control character, such as Tab or Enter (L2). */
    public static boolean hasControl(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }

    /** Returns whether a char is white space; all white space is in the basic plane, so a char is enough. */
    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static String foldOnce(String text) {
        String composed = stripped(Normalizer.normalize(stripped(text), Form.NFKC));
        String cased = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return stripped(Normalizer.normalize(cased, Form.NFKC));
    }
}
