package dev.caredesk.spi.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Cursor;
import dev.caredesk.WrongCallException;
import dev.caredesk.spi.storage.SearchQuery.SearchAfter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a place in a list")
class AfterTest {

    private static final List<After> PLACES = List.of(
            new After(Instant.parse("2026-03-02T09:00:00.123456Z"), 42),
            new After(Instant.parse("0001-01-01T00:00:00Z"), Long.MIN_VALUE),
            new After(RequestTimes.NEVER, Long.MAX_VALUE));

    @Test
    @DisplayName("T1 · comes back from its cursor")
    void comesBack() {
        for (After place : PLACES) {
            assertThat(After.of(place.cursor())).isEqualTo(place);
            for (boolean exact : new boolean[] {false, true}) {
                SearchAfter hit = new SearchAfter(-place.order(), exact, place);
                assertThat(SearchAfter.of(hit.cursor())).isEqualTo(hit);
            }
        }
    }

    @Test
    @DisplayName("is refused where a text is no cursor of it, also of a number that is too long")
    void refusesOthers() {
        for (String text : List.of("x", "1.2", "1.2.x", "1.2.9999999999999999999", "1.2.3.4", "1.2.3 4")) {
            assertThatThrownBy(() -> After.of(Cursor.of(text))).isInstanceOf(WrongCallException.class);
            assertThatThrownBy(() -> SearchAfter.of(Cursor.of("9999999999999999999.1." + text)))
                    .isInstanceOf(WrongCallException.class);
        }
        Cursor place = PLACES.get(0).cursor();
        assertThatThrownBy(() -> SearchAfter.of(place)).isInstanceOf(WrongCallException.class);
    }
}
