package dev.caredesk.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagTextTest {

    @ParameterizedTest
    @DisplayName("L3 · tags that differ in case, width, composition or white space around them are the same")
    @CsvSource(
            value = {
                "router|ROUTER",
                "router|ｒｏｕｔｅｒ",
                "caf\u00e9|CAFE\u0301",
                "ﬁbre|FIBRE",
                "stra\u00dfe|STRASSE",
                "strasse|STRA\u1e9eE",
                "οδος|ΟΔΟΣ",
                "οδοσ|οδος",
                "ガス|ｶﾞｽ",
                "'  vip'|vip\u00a0",
                "\u3000vip|vip",
                "①|1",
            },
            delimiter = '|')
    void foldsSameTags(String one, String other) {
        assertThat(TagText.fold(one)).isEqualTo(TagText.fold(other));
    }

    @ParameterizedTest
    @DisplayName("L3 · tags that differ in letters or accents are not the same")
    @CsvSource({"cafe,café", "router,routers", "a b,ab", "o,ø", "か,が"})
    void keepsDifferentTagsApart(String one, String other) {
        assertThat(TagText.fold(one)).isNotEqualTo(TagText.fold(other));
    }

    @Property
    void foldingTwiceIsFoldingOnce(@ForAll String text) {
        assertThat(TagText.fold(TagText.fold(text))).isEqualTo(TagText.fold(text));
    }

    @Test
    @DisplayName("L3 · a folded character folds to itself, whichever it is")
    void everyCharacterFoldsOnce() {
        for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
            String folded = TagText.fold("a" + Character.toString(each) + "b");
            if (!TagText.fold(folded).equals(folded)) {
                fail("U+%04X folds on", each);
            }
        }
    }

    @Property
    void whatTheRuleCallsTheSameIsTheSame(@ForAll String text) {
        String stripped = TagText.stripped(text);
        assertThat(TagText.fold(once(stripped))).isEqualTo(TagText.fold(text));
        assertThat(TagText.fold(" " + text + "\u00a0\t")).isEqualTo(TagText.fold(text));
        assertThat(TagText.fold(Normalizer.normalize(text, Form.NFD))).isEqualTo(TagText.fold(text));
    }

    @Test
    @DisplayName("L2 · surrounding white space goes, no-break and ideographic spaces as well")
    void stripsWhiteSpace() {
        assertThat(TagText.stripped(" \t\u00a0\u2007\u202f\u3000vip card\u2028\n"))
                .isEqualTo("vip card");
        assertThat(TagText.stripped("\u00a0 ")).isEmpty();
        assertThat(TagText.stripped("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    @DisplayName("L2 · Tab and Enter are control characters, joiners of emoji are not")
    void findsControls() {
        assertThat(TagText.hasControl("a\tb")).isTrue();
        assertThat(TagText.hasControl("a\nb")).isTrue();
        assertThat(TagText.hasControl("a\u0085b")).isTrue();
        assertThat(TagText.hasControl("\uD83D\uDC69\u200D\uD83D\uDCBB a b")).isFalse();
    }

    private static String once(String text) {
        String composed = Normalizer.normalize(text, Form.NFKC);
        return Normalizer.normalize(composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Form.NFKC);
    }
}
