package dev.caredesk.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.core.channel.TestTenant;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the rows that were heard last")
class RecentRowsTest {

    private final TestTenant ground = new TestTenant();
    private final RecentRows recent = new RecentRows();

    @AfterEach
    void end() {
        ground.close();
    }

    @Test
    @DisplayName("N1 · are those since a mark")
    void givesRowsSinceMark() {
        List<JournalRow> rows = rows(5);
        recent.add(JournalPage.of(rows.subList(0, 2)));
        long mark = recent.mark();
        recent.add(JournalPage.of(rows.subList(2, 4)));
        recent.add(JournalPage.of(rows.subList(4, 5)));

        assertThat(recent.since(mark)).contains(rows.subList(2, 5));
        assertThat(recent.since(recent.mark())).contains(List.of());
    }

    @Test
    @DisplayName("N1 · are said to be unknown when there were more than are kept, or some were trimmed")
    void saysWhenRowsAreUnknown() {
        long first = recent.mark();
        List<JournalRow> rows = rows(201);
        recent.add(JournalPage.of(rows.subList(0, 200)));
        assertThat(recent.since(first)).contains(rows.subList(0, 200));
        recent.add(JournalPage.of(rows.subList(200, 201)));
        assertThat(recent.since(first)).isEmpty();

        long second = recent.mark();
        recent.add(new JournalPage(rows.subList(0, 1), Optional.empty(), true));
        assertThat(recent.since(second)).isEmpty();
        long third = recent.mark();
        recent.add(JournalPage.of(rows.subList(1, 2)));
        assertThat(recent.since(third)).contains(rows.subList(1, 2));
    }

    private List<JournalRow> rows(int count) {
        IntStream.range(0, count).forEach(number -> ground.activity("a" + number));
        return ground.storage
                .journal()
                .after(ground.scope.id(), Optional.empty(), count)
                .rows();
    }
}
