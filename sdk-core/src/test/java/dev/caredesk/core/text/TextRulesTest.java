package dev.caredesk.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextRulesTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    @DisplayName("L1 · a character is a code point: 2,000 emoji are 2,000 characters")
    void countsCodePoints() {
        assertThat(TextRules.characters(EMOJI.repeat(2_000))).isEqualTo(2_000);
        assertThat(TextRules.characters("e\u0301")).isEqualTo(2);
        assertThat(TextRules.characters("")).isZero();
    }

    @Test
    @DisplayName("L5 · NUL and unpaired surrogates are not storable, all else is")
    void knowsWhatIsStorable() {
        assertThat(TextRules.isStorable("a\tb\n" + EMOJI + "\uFFFD\uFFFF")).isTrue();
        assertThat(TextRules.isStorable("a\u0000b")).isFalse();
        assertThat(TextRules.isStorable("a\uD83D")).isFalse();
        assertThat(TextRules.isStorable("\uDE00\uD83D")).isFalse();
    }

    @Test
    @DisplayName("L5 · each character that no store can hold becomes U+FFFD")
    void repairs() {
        assertThat(TextRules.repaired("a\u0000b\uD83D" + EMOJI + "\uDE00"))
                .isEqualTo("a\uFFFDb\uFFFD" + EMOJI + "\uFFFD");
    }

    @Property
    void repairedTextIsStorableAndAsLong(@ForAll String text) {
        String repaired = TextRules.repaired(text);
        assertThat(TextRules.isStorable(repaired)).isTrue();
        assertThat(TextRules.characters(repaired)).isEqualTo(TextRules.characters(text));
        assertThat(repaired.equals(text)).isEqualTo(TextRules.isStorable(text));
    }

    @Property
    void cutTextIsABeginningOfWholeCharacters(@ForAll String text) {
        String storable = TextRules.repaired(text) + EMOJI.repeat(9);
        String cut = BoundedText.cut(storable, 11);
        assertThat(storable).startsWith(cut);
        assertThat(cut.length()).isBetween(10, 11);
        assertThat(TextRules.isStorable(cut)).isTrue();
    }

    @Test
    void longTextsStayDistinct() {
        String begin = "x".repeat(300);
        assertThat(BoundedText.distinct(begin + "a", 120))
                .hasSizeLessThanOrEqualTo(120)
                .isEqualTo(BoundedText.distinct(begin + "a", 120))
                .isNotEqualTo(BoundedText.distinct(begin + "b", 120));
        assertThat(BoundedText.distinct("x".repeat(120), 120)).isEqualTo("x".repeat(120));
    }
}
