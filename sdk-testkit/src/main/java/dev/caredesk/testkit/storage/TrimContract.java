package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.testkit.ConcurrentCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The trimming of the journal. */
abstract class TrimContract extends StorageTheme {

    private static final CustomerId ADA = CustomerId.of("ada");

    TrimContract(StorageSource source) {
        super(source);
    }

    private int trim(JournalTrim.Stays stays, boolean auditToo, int limit) {
        return scene.storage().trimJournal(scene.tenant(), new JournalTrim(stays, auditToo), limit);
    }

    private JournalPage after(Optional<Position> position) {
        return scene.journal().after(scene.tenant(), position, 100);
    }

    private List<JournalRow> history() {
        return scene.journal().history(scene.tenant(), ADA, Optional.of(Version.FIRST), 100);
    }

    /** The changes of a customer after its first version, each a minute after the one before. */
    private List<JournalRow> given(int count) {
        changes(1, count);
        return scene.wholeJournal();
    }

    private void changes(int first, int last) {
        for (int minute = first; minute <= last; minute++) {
            JournalEntry entry = entry(ADA, minute + 1);
            scene.given(minute(minute), changes -> changes.journal(entry));
        }
    }

    @Test
    @DisplayName("Z3 · trimming by count takes the oldest entries out of the feed, and the histories keep them")
    void byCount() {
        List<JournalRow> all = given(5);
        assertThat(trim(new JournalTrim.Newest(2), false, 10)).isEqualTo(3);
        assertThat(after(Optional.empty())).isEqualTo(JournalPage.of(all.subList(3, 5)));
        assertThat(history()).isEqualTo(all);
        assertThat(trim(new JournalTrim.Newest(2), false, 10)).isZero();
    }

    @Test
    @DisplayName("Z3 · trimming by age stops at the first entry that is young enough, whatever follows it")
    void byAge() {
        List<JournalRow> all = new ArrayList<>(given(3));
        scene.given(minute(1), changes -> changes.journal(entry(ADA, 5)));
        all.addAll(after(Optional.of(all.get(2).position())).rows());
        assertThat(trim(new JournalTrim.Since(minute(3), minute(99)), false, 10))
                .isEqualTo(2);
        assertThat(after(Optional.empty())).isEqualTo(JournalPage.of(all.subList(2, 4)));
    }

    @Test
    @DisplayName(
            "Z3 · entries of later than now, from a clock that was wrong, go with an older one behind them, and only then")
    void byAgeWithWrongClock() {
        List<JournalRow> all = new ArrayList<>(given(2));
        scene.given(minute(9_999), changes -> changes.journal(entry(ADA, 4)));
        scene.given(minute(9_998), changes -> changes.journal(entry(ADA, 5)));
        JournalTrim.Since old = new JournalTrim.Since(minute(50), minute(99));
        assertThat(trim(old, false, 10)).isEqualTo(2);
        scene.given(minute(3), changes -> changes.journal(entry(ADA, 6)));
        scene.given(minute(60), changes -> changes.journal(entry(ADA, 7)));
        scene.given(minute(4), changes -> changes.journal(entry(ADA, 8)));
        all.addAll(after(Optional.of(all.get(1).position())).rows());
        assertThat(trim(old, true, 10)).isEqualTo(5);
        assertThat(after(Optional.of(all.get(4).position()))).isEqualTo(JournalPage.of(all.subList(5, 7)));
    }

    @Test
    @DisplayName("Z3 · an age goes to the microsecond")
    void byAgeExactly() {
        List<JournalRow> all = given(2);
        Instant second = minute(2);
        assertThat(trim(new JournalTrim.Since(second, minute(99)), false, 10)).isEqualTo(1);
        assertThat(trim(new JournalTrim.Since(second.plus(Duration.ofNanos(1_000)), minute(99)), false, 10))
                .isEqualTo(1);
        assertThat(history()).isEqualTo(all);
    }

    @Test
    @DisplayName(
            "Z3 · trimming with the audit trail deletes from the histories as well, also what left the feed before")
    void auditToo() {
        List<JournalRow> all = given(6);
        assertThat(trim(new JournalTrim.Newest(4), false, 10)).isEqualTo(2);
        assertThat(trim(new JournalTrim.Newest(5), true, 10)).isEqualTo(1);
        assertThat(history()).isEqualTo(all.subList(1, 6));
        assertThat(after(Optional.empty()).rows()).isEqualTo(all.subList(2, 6));
        assertThat(trim(new JournalTrim.Since(minute(4), minute(99)), true, 10)).isEqualTo(2);
        assertThat(history()).isEqualTo(all.subList(3, 6));
        assertThat(after(Optional.empty()).rows()).isEqualTo(all.subList(3, 6));
    }

    @Test
    @DisplayName("Z3 · a trimming takes so many at most, and says how many")
    void limited() {
        List<JournalRow> all = given(7);
        assertThat(trim(new JournalTrim.Newest(2), false, 3)).isEqualTo(3);
        assertThat(after(Optional.empty()).rows()).isEqualTo(all.subList(3, 7));
        assertThat(trim(new JournalTrim.Newest(2), false, 3)).isEqualTo(2);
        assertThat(trim(new JournalTrim.Newest(0), true, 4)).isEqualTo(4);
        assertThat(history()).isEqualTo(all.subList(4, 7));
    }

    @Test
    @DisplayName("Z3 · each batch goes by what is there when it begins, and by what it is told to keep")
    void goesOn() {
        List<JournalRow> all = new ArrayList<>(given(6));
        assertThat(trim(new JournalTrim.Newest(2), false, 2)).isEqualTo(2);
        assertThat(trim(new JournalTrim.Newest(4), false, 2)).isZero();
        assertThat(trim(new JournalTrim.Newest(3), false, 1)).isEqualTo(1);
        changes(7, 9);
        all.addAll(after(Optional.of(all.get(5).position())).rows());
        assertThat(trim(new JournalTrim.Newest(3), false, 10)).isEqualTo(3);
        assertThat(after(Optional.empty()).rows()).isEqualTo(all.subList(6, 9));
        assertThat(trim(new JournalTrim.Newest(1), true, 7)).isEqualTo(7);
        assertThat(trim(new JournalTrim.Newest(1), true, 7)).isEqualTo(1);
        assertThat(history()).isEqualTo(all.subList(8, 9));
    }

    @Test
    @DisplayName("Z3 · a position in front of what was trimmed is answered with that, one at its end or behind is not")
    void positionsBefore() {
        List<JournalRow> all = given(4);
        assertThat(trim(new JournalTrim.Newest(2), true, 10)).isEqualTo(2);
        assertThat(after(Optional.of(all.get(0).position())))
                .isEqualTo(new JournalPage(all.subList(2, 4), Optional.empty(), true));
        for (int i = 1; i < 4; i++) {
            assertThat(after(Optional.of(all.get(i).position()))).isEqualTo(JournalPage.of(all.subList(i + 1, 4)));
        }
    }

    @Test
    @DisplayName("Z3 · positions never change, also when everything was trimmed")
    void all() {
        List<JournalRow> before = given(3);
        Position last = before.get(2).position();
        assertThat(trim(new JournalTrim.Newest(0), true, 10)).isEqualTo(3);
        assertThat(scene.journal().latest(scene.tenant())).contains(last);
        assertThat(after(Optional.of(last))).isEqualTo(JournalPage.of(List.of()));
        changes(4, 4);
        List<JournalRow> news = after(Optional.of(last)).rows();
        assertThat(news).extracting(JournalRow::entry).containsExactly(entry(ADA, 5));
        assertThat(before)
                .extracting(JournalRow::position)
                .doesNotContain(news.get(0).position());
    }

    @Test
    @DisplayName("Z2 · the journal of one tenant is trimmed, no other")
    void otherTenant() {
        Scene other = scene.of(TenantId.of("other"));
        other.given(changes -> changes.journal(entry(ADA, 2)));
        given(2);
        assertThat(trim(new JournalTrim.Newest(0), true, 10)).isEqualTo(2);
        assertThat(other.wholeJournal()).hasSize(1);
        assertThat(other.journal().history(other.tenant(), ADA, Optional.of(Version.FIRST), 9))
                .hasSize(1);
    }

    @Test
    @DisplayName("Z3 · of several trimmings at once, while others write, each entry leaves once and no younger one")
    void atOnce() {
        given(60);
        List<Callable<Integer>> runners = new ArrayList<>(Collections.nCopies(3, () -> trimAll(20)));
        runners.add(() -> {
            changes(61, 80);
            return 0;
        });
        try (ConcurrentCalls calls = new ConcurrentCalls()) {
            int gone =
                    calls.atOnce(runners).stream().mapToInt(Integer::intValue).sum();
            assertThat(gone).isBetween(1, 60);
            assertThat(scene.wholeJournal())
                    .hasSize(80 - gone)
                    .extracting(row -> row.entry().version().orElseThrow().number())
                    .isSorted()
                    .contains(81L);
        }
        assertThat(history()).hasSize(80);
    }

    private int trimAll(int keep) {
        int all = 0;
        for (int round = 0; round < 20; round++) {
            all += trim(new JournalTrim.Newest(keep), false, 7);
        }
        return all;
    }
}
