package dev.caredesk.testkit.storage;

import static dev.caredesk.testkit.storage.Samples.MARA;
import static dev.caredesk.testkit.storage.Samples.T0;
import static dev.caredesk.testkit.storage.Samples.customer;
import static dev.caredesk.testkit.storage.Samples.entry;
import static dev.caredesk.testkit.storage.Samples.minute;
import static dev.caredesk.testkit.storage.Samples.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Actor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.WrongCallException;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.ConcurrentCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The journal. */
abstract class JournalContract extends StorageTheme {

    private static final int WRITERS = 8;
    private static final int COMMITS = Integer.getInteger("caredesk.contract.commits", 100);
    private static final CustomerId ADA = CustomerId.of("ada");

    JournalContract(StorageSource source) {
        super(source);
    }

    private List<JournalRow> after(Optional<Position> position, int max) {
        return scene.journal().after(scene.tenant(), position, max).rows();
    }

    private List<JournalRow> history(RecordId record, long after, int max) {
        return scene.journal().history(scene.tenant(), record, Optional.of(new Version(after)), max);
    }

    private void entries(JournalEntry... entries) {
        scene.given(changes -> List.of(entries).forEach(changes::journal));
    }

    private static List<JournalEntry> entriesOf(List<JournalRow> rows) {
        return rows.stream().map(JournalRow::entry).toList();
    }

    @Test
    @DisplayName("Z3 · an entry comes back with who, when, and all that was written")
    void entryComesBack() {
        JournalEntry ended = new JournalEntry(
                ADA, Optional.empty(), Optional.of(ADA), Event.Kind.ENDED, List.of(), payload("\uD83D\uDE00"));
        ChangeSet changes = scene.changes(
                minute(3), builder -> builder.journal(entry(ADA, 1)).journal(ended));
        scene.given(changes);
        List<JournalRow> rows = after(Optional.empty(), 9);
        assertThat(entriesOf(rows)).containsExactly(entry(ADA, 1), ended);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.changeSet()).isEqualTo(changes.id());
            assertThat(row.by()).isEqualTo(Actor.of(MARA));
            assertThat(row.at()).isEqualTo(minute(3));
        });
    }

    @Test
    @DisplayName("Z3 · the journal is in commit order, whatever the instants are, and read from any position")
    void commitOrder() {
        assertThat(scene.journal().latest(scene.tenant())).isEmpty();
        scene.given(minute(9), changes -> changes.journal(entry(ADA, 1)));
        scene.given(minute(1), changes -> changes.journal(entry(ADA, 2)).journal(entry(ADA, 3)));
        scene.given(minute(5), changes -> changes.journal(entry(ADA, 4)));

        List<JournalRow> all = after(Optional.empty(), 9);
        assertThat(entriesOf(all)).containsExactly(entry(ADA, 1), entry(ADA, 2), entry(ADA, 3), entry(ADA, 4));
        assertThat(after(Optional.empty(), 2)).isEqualTo(all.subList(0, 2));
        for (int i = 0; i < all.size(); i++) {
            assertThat(after(Optional.of(all.get(i).position()), 9)).isEqualTo(all.subList(i + 1, all.size()));
        }
        assertThat(after(Optional.of(all.get(0).position()), 1)).isEqualTo(all.subList(1, 2));
        assertThat(scene.journal().latest(scene.tenant())).contains(all.get(3).position());
    }

    @Test
    @DisplayName("Z3 · positions never change while more is written")
    void positionsStay() {
        entries(entry(ADA, 1), entry(ADA, 2));
        List<JournalRow> before = after(Optional.empty(), 9);
        entries(entry(ADA, 3));
        assertThat(after(Optional.empty(), 9))
                .startsWith(before.toArray(JournalRow[]::new))
                .hasSize(3);
    }

    @Test
    @DisplayName("Z3 · a position that the journal does not have is a wrong call")
    void unknownPosition() {
        Position ofAnotherStorage;
        try (Storage elsewhere = source.open()) {
            Scene more = new Scene(elsewhere, scene.tenant());
            more.given(changes -> changes.journal(entry(ADA, 1)));
            ofAnotherStorage = more.journal().latest(more.tenant()).orElseThrow();
        }
        Scene other = scene.of(TenantId.of("other"));
        other.given(changes -> changes.journal(entry(ADA, 1)));
        Position ofAnotherTenant = other.journal().latest(other.tenant()).orElseThrow();
        entries(entry(ADA, 1), entry(ADA, 2));
        List<Position> unknowns =
                List.of(ofAnotherStorage, ofAnotherTenant, Position.of("nonsense"), Position.of("-1"));
        for (Position unknown : unknowns) {
            assertThatThrownBy(() -> after(Optional.of(unknown), 9)).isInstanceOf(WrongCallException.class);
        }
    }

    @Test
    @DisplayName(
            "N1 · a history has the entries with a greater version, oldest first, the newest of them so many at most")
    void history() {
        CustomerId bob = CustomerId.of("bob");
        JournalEntry ended =
                new JournalEntry(ADA, Optional.empty(), Optional.empty(), Event.Kind.ENDED, List.of(), payload("x"));
        entries(entry(ADA, 1), entry(bob, 2), entry(ADA, 2), ended);
        entries(entry(ADA, 3));
        entries(entry(ADA, 4), entry(bob, 3));
        assertThat(entriesOf(history(ADA, 1, 9))).containsExactly(entry(ADA, 2), entry(ADA, 3), entry(ADA, 4));
        assertThat(entriesOf(history(ADA, 1, 2))).containsExactly(entry(ADA, 3), entry(ADA, 4));
        assertThat(history(ADA, 4, 9)).isEmpty();
        assertThat(entriesOf(scene.journal().history(scene.tenant(), ADA, Optional.empty(), 9)))
                .startsWith(entry(ADA, 1))
                .hasSize(4);
        assertThat(history(customer("eve").id(), 1, 9)).isEmpty();
        assertThat(after(Optional.empty(), 9)).containsAll(history(bob, 1, 9));
    }

    @Test
    @DisplayName("Z3 · while 8 writers commit, a reader that goes on from its last position skips nothing")
    void pollerSkipsNothing() {
        AtomicInteger running = new AtomicInteger(WRITERS);
        List<Callable<List<JournalRow>>> runners = new ArrayList<>();
        runners.add(() -> poll(running));
        for (int i = 0; i < WRITERS; i++) {
            RecordId record = CustomerId.of("writer" + i);
            runners.add(() -> write(record, running));
        }
        try (ConcurrentCalls calls = new ConcurrentCalls()) {
            List<JournalRow> polled = calls.atOnce(runners).get(0);
            assertThat(polled).hasSize(WRITERS * COMMITS).isEqualTo(scene.wholeJournal());
            assertInOrderForEachWriter(polled);
        }
    }

    private List<JournalRow> write(RecordId record, AtomicInteger running) {
        try {
            for (int i = 1; i <= COMMITS; i++) {
                entries(entry(record, i));
            }
        } finally {
            running.decrementAndGet();
        }
        return List.of();
    }

    private List<JournalRow> poll(AtomicInteger running) {
        List<JournalRow> polled = new ArrayList<>();
        Optional<Position> position = Optional.empty();
        boolean last;
        do {
            last = running.get() == 0;
            List<JournalRow> some = after(position, 7);
            PageCount count = new PageCount();
            while (!some.isEmpty()) {
                count.next();
                polled.addAll(some);
                position = Optional.of(some.get(some.size() - 1).position());
                some = after(position, 7);
            }
        } while (!last);
        return polled;
    }

    private static void assertInOrderForEachWriter(List<JournalRow> rows) {
        Map<RecordId, Long> last = new HashMap<>();
        for (JournalRow row : rows) {
            long version = row.entry().version().orElseThrow().number();
            Long before = last.put(row.entry().record(), version);
            assertThat(version).isEqualTo(before == null ? 1 : before + 1);
        }
        assertThat(rows).allSatisfy(row -> assertThat(row.at()).isEqualTo(T0));
    }
}
