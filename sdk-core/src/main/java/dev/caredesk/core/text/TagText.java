package dev.caredesk.core.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** The texts of tags (L2, L3). Pure functions. */
public final class TagText {

    /** One pass is nearly always enough; capital sharp s needs a second one. */
    private static final int PASSES = 4;

    private TagText() {}

    /**
     * The form by which two tags are the same (L3): stripped, NFKC, upper- then lower-case in the root locale, NFKC. It is
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
     * The text without white space at either end: what {@link Character#isWhitespace(int)} or
     * {@link Character#isSpaceChar(int)} names, hence also no-break spaces.
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

    /** Whether it has a control character, such as Tab or Enter (L2). */
    public static boolean hasControl(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }

    /** All white space is in the basic plane, so a char is enough. */
    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static String foldOnce(String text) {
        String composed = stripped(Normalizer.normalize(stripped(text), Form.NFKC));
        String cased = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return stripped(Normalizer.normalize(cased, Form.NFKC));
    }
}
