package dev.caredesk.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Actor;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("how far a feed has read")
class ReadProgressTest {

    private final JournalReadProgress through = new JournalReadProgress();

    @BeforeEach
    void begin() {
        assertThat(through.instant()).isEmpty();
        through.begin(second(0));
    }

    private static Instant second(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }

    private static JournalPage page(Optional<String> waiting, String... rows) {
        return new JournalPage(Stream.of(rows).map(ReadProgressTest::row).toList(), waiting.map(Position::of), false);
    }

    private static JournalRow row(String position) {
        JournalEntry entry = new JournalEntry(
                CustomerId.of("ada"), Optional.empty(), Optional.empty(), Event.Kind.CHANGED, List.of(), Payload.EMPTY);
        return new JournalRow(Position.of(position), ChangeSetId.of("c"), Actor.SYSTEM, second(0), entry);
    }

    @Test
    @DisplayName("Z3 · a page to the end counts from when the read began")
    void pageToEndCountsFromBeginning() {
        through.read(page(Optional.empty(), "1"), true, second(3));
        assertThat(through.instant()).contains(second(3));
    }

    @Test
    @DisplayName("Z3 · a full page says nothing of what comes behind it")
    void fullPageSaysNothingOfTheRest() {
        through.read(page(Optional.empty(), "1", "2"), false, second(3));
        assertThat(through.instant()).contains(second(0));
    }

    @Test
    @DisplayName(
            "Z3 · while an entry waits it stands still, and goes on once that entry is read, though others wait by then")
    void standsStillWhileEntryWaits() {
        through.read(page(Optional.of("5"), "1"), true, second(3));
        through.read(page(Optional.of("7")), true, second(4));
        assertThat(through.instant()).contains(second(0));

        through.read(page(Optional.of("9"), "5", "6"), true, second(5));
        assertThat(through.instant()).contains(second(3));

        through.read(page(Optional.empty(), "9"), true, second(6));
        assertThat(through.instant()).contains(second(6));
    }

    @Test
    @DisplayName("Z3 · what waited and was trimmed is waited for no more")
    void waitsForNoTrimmedEntry() {
        through.read(page(Optional.of("5"), "1"), true, second(3));
        through.read(new JournalPage(List.of(), Optional.of(Position.of("9")), true), true, second(4));
        assertThat(through.instant()).contains(second(3));
    }
}
