package dev.caredesk.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private static final Cursor PLACE = Cursor.of("1762070400.123456000.42");

    @Property
    void aPlaceComesBack(
            @ForAll ListKind kind, @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 500) String text) {
        Cursor cursor = Cursors.encode(kind, Cursor.of(text));

        assertThat(Cursors.decode(kind, cursor)).contains(Cursor.of(text));
        assertThat(cursor.value()).matches("[A-Za-z0-9_-]+");
    }

    @Property
    void anyTextIsNoPlace(@ForAll @LongRange(min = 0) long seed, @ForAll byte[] bytes) {
        Cursor cursor = Cursor.of("x" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + seed);
        assertThat(Cursors.decode(ListKind.JOURNEY, cursor)).isEmpty();
    }

    @Test
    @DisplayName("S1 · a cursor of one list is none of another")
    void kindsAreApart() {
        for (ListKind kind : ListKind.values()) {
            for (ListKind other : ListKind.values()) {
                assertThat(Cursors.decode(other, Cursors.encode(kind, PLACE)).isPresent())
                        .isEqualTo(kind == other);
            }
        }
    }

    @Test
    @DisplayName("S1 · a cursor that was changed is no cursor, whichever byte it is")
    void refusesChangedCursor() {
        String good = Cursors.encode(ListKind.JOURNEY, PLACE).value();
        byte[] bytes = Base64.getUrlDecoder().decode(good);
        assertThat(Cursors.decode(ListKind.JOURNEY, Cursor.of(good + "=="))).isEmpty();
        assertThat(Cursors.decode(ListKind.JOURNEY, Cursor.of(good + "AAAA"))).isEmpty();
        assertThat(Cursors.decode(ListKind.JOURNEY, Cursor.of(good.substring(4))))
                .isEmpty();
        assertThat(Cursors.decode(ListKind.JOURNEY, Cursor.of(good.substring(0, 8))))
                .isEmpty();
        for (int at = 0; at < bytes.length; at++) {
            assertThat(Cursors.decode(ListKind.JOURNEY, changed(bytes, at, bytes[at] ^ 1)))
                    .isEmpty();
        }
        assertThat(Cursors.decode(ListKind.JOURNEY, Cursor.of("größer"))).isEmpty();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).startsWith("\u0002j");
    }

    private static Cursor changed(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return Cursor.of(Base64.getUrlEncoder().withoutPadding().encodeToString(copy));
    }
}
