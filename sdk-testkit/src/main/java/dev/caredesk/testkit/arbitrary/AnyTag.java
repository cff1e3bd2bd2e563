package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.Tag;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Tags, good and bad (L2, L3). */
public final class AnyTag {

    private AnyTag() {}

    /** Tags within the limit. */
    public static Arbitrary<Tag> valid() {
        return AnyText.word(50).map(Tag::new);
    }

    /** Tags in a list, as an activity has them. */
    public static Arbitrary<List<Tag>> lists() {
        return valid().list()
                .uniqueElements(tag -> tag.text().toLowerCase(Locale.ROOT))
                .ofMaxSize(3);
    }

    /** Texts that may be typed as a tag: blank, too long by one, with control characters or white space around, malformed. */
    public static Arbitrary<String> nasty() {
        return Arbitraries.oneOf(
                AnyText.blank(),
                AnyText.aroundLimit(50),
                Arbitraries.of("a\tb", "a\nb", "\u0085x", " router ", "x".repeat(51)),
                AnyText.malformed());
    }

    /** Spellings of one tag: by case, width and composition the same (L3). */
    public static Arbitrary<List<String>> twins() {
        return Arbitraries.of(List.of(
                List.of("Router", "ROUTER"),
                List.of("Stra\u00DFe", "STRASSE"),
                List.of("\u00E9t\u00E9", "e\u0301te\u0301"),
                List.of("\uFF21\uFF22\uFF23", "abc"),
                List.of("\uFB01ne", "FINE"),
                List.of(" router ", "router")));
    }
}
