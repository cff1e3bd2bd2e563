package dev.caredesk.testkit.arbitrary;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts: any that Unicode allows, at limits, and such as no storage can hold (L1, L5). Lengths are in code points. */
public final class AnyText {

    private AnyText() {}

    private static final Arbitrary<String> PIECE = Arbitraries.frequencyOf(
            Tuple.of(8, point(0x20, 0x7E)),
            Tuple.of(2, point(0xC0, 0x24F)),
            Tuple.of(1, point(0x300, 0x36F)),
            Tuple.of(2, point(0x5D0, 0x5EA)),
            Tuple.of(2, point(0x627, 0x64A)),
            Tuple.of(1, Arbitraries.of("\u200E", "\u200F", "\u202E", "\u200D", "\uFE0F", "\uFEFF", "\u00A0", "\u2028")),
            Tuple.of(2, point(0x3041, 0x30FE)),
            Tuple.of(2, point(0x4E00, 0x9FFF)),
            Tuple.of(2, point(0x1F300, 0x1F6FF)),
            Tuple.of(1, Arbitraries.of("\t", "\n", "\r", "\"", "\\", "/", "<", "'", "\u007F")),
            Tuple.of(1, point(1, 0x10FFFF)));

    private static final Arbitrary<String> LETTER = Arbitraries.frequencyOf(
            Tuple.of(8, point('a', 'z')),
            Tuple.of(2, point('0', '9')),
            Tuple.of(1, Arbitraries.of("-", "_", ".", "@", "/", ":")),
            Tuple.of(1, point(0xC0, 0xD6)),
            Tuple.of(1, point(0x5D0, 0x5EA)),
            Tuple.of(1, point(0x4E00, 0x9FFF)),
            Tuple.of(1, point(0x1F300, 0x1F5FF)));

    /** Any well-formed text of up to 30 characters, also none or a blank one. */
    public static Arbitrary<String> wellFormed() {
        return upTo(30);
    }

    /** Any well-formed text of up to so many characters. */
    public static Arbitrary<String> upTo(int most) {
        return join(PIECE, 0, most);
    }

    /** Any well-formed text of exactly so many characters. */
    public static Arbitrary<String> ofLength(int length) {
        return join(PIECE, length, length);
    }

    /** Any well-formed text one short of a limit, at it, or one beyond. */
    public static Arbitrary<String> aroundLimit(int limit) {
        return Arbitraries.of(limit - 1, limit, limit + 1).flatMap(AnyText::ofLength);
    }

    /** A text that is not blank. */
    public static Arbitrary<String> notBlank() {
        return upTo(30).filter(text -> !text.isBlank());
    }

    /** A text without characters that need care, 1 to so many: what names and addresses are made of. */
    public static Arbitrary<String> word(int most) {
        return join(LETTER, 1, most);
    }

    /** Nothing but white space, or nothing. */
    public static Arbitrary<String> blank() {
        return Arbitraries.of("", " ", "\t", " \n ", "\u2003", "\u3000");
    }

    /** A text that no storage can hold: it contains NUL or an unpaired surrogate (L5). */
    public static Arbitrary<String> malformed() {
        return Combinators.combine(wellFormed(), Arbitraries.of("\0", "\uD83D", "\uDE00", "\uDE00\uD83D"), wellFormed())
                .as((before, bad, after) -> before + bad + after);
    }

    private static Arbitrary<String> join(Arbitrary<String> pieces, int least, int most) {
        return pieces.list().ofMinSize(least).ofMaxSize(most).map(list -> String.join("", list));
    }

    private static Arbitrary<String> point(int from, int to) {
        return Arbitraries.integers()
                .between(from, to)
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .map(Character::toString);
    }
}
