package dev.caredesk.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Cursor;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.SearchQuery.SearchAfter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private static final After AFTER = new After(Instant.parse("2026-11-02T08:00:00.123456Z"), 42);

    @Property
    void aPlaceComesBack(
            @ForAll ListKind kind,
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll long order,
            @ForAll long began,
            @ForAll boolean exact) {
        After after = new After(Instant.ofEpochSecond(second, nano), order);
        SearchAfter search = new SearchAfter(began, exact, after);

        assertThat(Cursors.decode(kind, Cursors.encode(kind, after))).contains(after);
        assertThat(Cursors.decodeSearch(Cursors.encode(search))).contains(search);
        assertThat(Cursors.encode(search).value()).matches("[A-Za-z0-9_-]+");
    }

    @Property
    void anyTextIsNoPlace(@ForAll @LongRange(min = 0) long seed, @ForAll byte[] bytes) {
        Cursor cursor = Cursor.of("x" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + seed);
        assertThat(Cursors.decode(ListKind.JOURNEY, cursor)).isEmpty();
        assertThat(Cursors.decodeSearch(cursor)).isEmpty();
    }

    @Test
    @DisplayName("S1 · a cursor of one list is none of another")
    void kindsAreApart() {
        Cursor journey = Cursors.encode(ListKind.JOURNEY, AFTER);
        assertThat(Cursors.decode(ListKind.COMMENTS, journey)).isEmpty();
        assertThat(Cursors.decodeSearch(journey)).isEmpty();
        Cursor search = Cursors.encode(new SearchAfter(7, true, AFTER));
        assertThat(Cursors.decode(ListKind.SEARCH, search)).isEmpty();
    }

    @Test
    @DisplayName("S1 · a cursor that was changed is no cursor")
    void refusesChangedCursor() {
        String good = Cursors.encode(ListKind.JOURNEY, AFTER).value();
        byte[] bytes = Base64.getUrlDecoder().decode(good);
        assertThat(Cursors.decode(ListKind.JOURNEY, Cursor.of(good + "=="))).isEmpty();
        assertThat(Cursors.decode(ListKind.JOURNEY, Cursor.of(good + "AAAA"))).isEmpty();
        assertThat(Cursors.decode(ListKind.JOURNEY, Cursor.of(good.substring(4))))
                .isEmpty();
        assertThat(Cursors.decode(ListKind.JOURNEY, changed(bytes, 0, 2))).isEmpty();
        assertThat(Cursors.decode(ListKind.JOURNEY, changed(bytes, 2, 0x7F))).isEmpty();
        assertThat(Cursors.decode(ListKind.JOURNEY, changed(bytes, 10, 0x7F))).isEmpty();
        assertThat(Cursors.decode(ListKind.JOURNEY, Cursor.of("größer"))).isEmpty();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).startsWith("\u0001j");
    }

    private static Cursor changed(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return Cursor.of(Base64.getUrlEncoder().withoutPadding().encodeToString(copy));
    }
}
