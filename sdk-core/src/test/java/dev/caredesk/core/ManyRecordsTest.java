package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.StorageException;
import dev.caredesk.core.StorageOutage.When;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.search.SearchPage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("more records than one batch or one search takes")
class ManyRecordsTest {

    private static final int BATCH = 500;
    private static final int DUE = 2 * BATCH + 100;

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
    private final TestSite site = new TestSite(storage, Limits.DEFAULT);

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest(name = "{displayName} · failing {0} its first batch")
    @EnumSource
    @DisplayName(
            "R9 · a sweep stopped halfway loses nothing: the next one closes the rest, each request once, one event each")
    void nextSweepClosesTheRest(When when) {
        FilledStorage.requests(site, DUE);
        site.clock.advance(Duration.ofDays(5));
        Optional<Position> start = site.sdk().events().latest();
        when.plan(storage, StorageCall.CLOSE_OVERDUE);

        assertThatThrownBy(() -> site.sdk().tenant().sweep()).isInstanceOf(StorageException.class);
        int before = when == When.BEFORE ? 0 : BATCH;
        assertThat(site.sdk().events().after(start, 1_000)).hasSize(before);

        assertThat(site.process().tenant().sweep()).isEqualTo(DUE - before);
        assertThat(site.sdk().tenant().sweep()).isZero();

        List<Event> events = events(start);
        assertThat(events).hasSize(DUE).allMatch(event -> event.kind() == Event.Kind.CLOSED);
        assertThat(events).extracting(Event::record).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName(
            "S1 · of more than 10,000 matches the count covers 10,000, and the page says so; of 10,000 it does not")
    void capsCountOfMatches() {
        for (int first = 0; first < 10_000; first += 1_000) {
            FilledStorage.customers(site, "Rossi", first, 1_000);
        }
        SearchPage all = site.mara().search("rossi", Optional.empty(), 200).orElseThrow();
        assertThat(all.matches()).isEqualTo(10_000);
        assertThat(all.capped()).isFalse();

        FilledStorage.customers(site, "Rossi", 10_000, 1);
        SearchPage more = site.mara().search("rossi", Optional.empty(), 200).orElseThrow();
        assertThat(more.matches()).isEqualTo(10_000);
        assertThat(more.capped()).isTrue();
        assertThat(more.page().items()).hasSize(200);
        assertThat(site.mara().search("rossi \"number 10000\"").orElseThrow().matches())
                .isEqualTo(1);
    }

    /** All events from there on; one read gives 1,000 at most. */
    private List<Event> events(Optional<Position> start) {
        List<Event> all = new ArrayList<>(site.sdk().events().after(start, 1_000));
        all.addAll(site.sdk().events().after(Optional.of(all.get(all.size() - 1).position()), 1_000));
        return all;
    }
}
