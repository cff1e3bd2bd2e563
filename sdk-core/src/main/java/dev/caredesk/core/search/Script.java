package dev.caredesk.core.search;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** What a character is for finding words (S1). */
enum Script {
    /** White space, punctuation, signs, control characters: between words. */
    NONE,
    /** A letter, digit or the like of a script that has spaces between words. */
    WORD,
    /** Han or kana: no spaces; one character says something. */
    HAN,
    /** Thai and its neighbours: no spaces either. The JDK finds their words only where it has a dictionary, and not all have. */
    UNSPACED,
    /** A pictograph, a word by itself. */
    PICTURE;

    private static final Set<UnicodeScript> HAN_AND_KANA =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final Set<UnicodeScript> WITHOUT_SPACES =
            Set.of(UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);
    /** The mark that lengthens a vowel; Unicode gives it to no script. */
    private static final int KANA_LENGTH = 0x30FC;

    static Script of(int character) {
        if (character < 0x80) {
            return Character.isLetterOrDigit(character) ? WORD : NONE;
        }
        return switch (Character.getType(character)) {
            case Character.OTHER_SYMBOL -> PICTURE;
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.COMBINING_SPACING_MARK,
                    Character.PRIVATE_USE,
                    // What this JDK does not know yet counts as a letter, so that a newer one finds it.
                    Character.UNASSIGNED -> letter(character);
            default -> NONE;
        };
    }

    /** Whether its words are found by bigrams. */
    boolean isUnspaced() {
        return this == HAN || this == UNSPACED;
    }

    private static Script letter(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        if (HAN_AND_KANA.contains(script) || character == KANA_LENGTH) {
            return HAN;
        }
        return WITHOUT_SPACES.contains(script) ? UNSPACED : WORD;
    }
}
