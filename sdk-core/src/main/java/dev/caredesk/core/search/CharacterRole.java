package dev.caredesk.core.search;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** The role of a character in finding words (S1). */
enum CharacterRole {
    /** A separator: white space, punctuation, sign or control character. */
    NONE,
    /** A letter or digit of a script with spaces between words. */
    WORD,
    /** A Han or kana character: no spaces between words, and one character has a meaning. */
    HAN,
    /**
     * A letter of Thai and its neighbors: no spaces between words. The JDK finds the words only with a dictionary, which not every JDK
     * has.
     */
    UNSPACED,
    /** A pictograph, which is a word by itself. */
    PICTURE;

    private static final Set<UnicodeScript> HAN_AND_KANA =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final Set<UnicodeScript> WITHOUT_SPACES =
            Set.of(UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);
    /** The prolonged sound mark of kana, which Unicode assigns to no script. */
    private static final int KANA_LENGTH = 0x30FC;

    static CharacterRole of(int character) {
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
                    // Unknown to this JDK; counts as a letter, so that a newer JDK finds it.
                    Character.UNASSIGNED -> letter(character);
            default -> NONE;
        };
    }

    /** Returns whether words of the script are found by bigrams. */
    boolean isUnspaced() {
        return this == HAN || this == UNSPACED;
    }

    private static CharacterRole letter(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        if (HAN_AND_KANA.contains(script) || character == KANA_LENGTH) {
            return HAN;
        }
        return WITHOUT_SPACES.contains(script) ? UNSPACED : WORD;
    }
}
