package dev.caredesk.verification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.CuttableWire;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.verification.RandomConnectionCutter;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many small histories, each checked; where connections are cut, a tenth as many. {@code -Dcaredesk.linearizability=10000} makes more of
 * them, {@code -Dcaredesk.linearizability.seed} others.
 */
@DisplayName("histories of several clients on the same records")
class LinearizabilityTest {

    private static final int IN_THE_BUILD = 150;
    private static final int HISTORIES = Integer.getInteger("caredesk.linearizability", IN_THE_BUILD);
    private static final long SEED = Long.getLong("caredesk.linearizability.seed", 1);

    private enum HistoryDatabase {
        IN_MEMORY,
        H2,
        POSTGRESQL;

        Storage open() {
            return switch (this) {
                case IN_MEMORY -> InMemoryStorage.create();
                case H2 -> JdbcStorage.h2InMemory("linear-" + System.nanoTime());
                case POSTGRESQL -> postgres(TestPostgres.newDatabase());
            };
        }
    }

    private static Storage postgres(String url) {
        return JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    /** The counts of histories that were all linearizable, or the first one that was not. */
    private record HistoryCounts(
            Optional<ClientHistory> wrong, int histories, int operations, long overlaps, long stale, long unknown) {

        static final HistoryCounts NOTHING = new HistoryCounts(Optional.empty(), 0, 0, 0, 0, 0);

        HistoryCounts and(ClientHistory history) {
            return new HistoryCounts(
                    Optional.of(history).filter(seen -> !seen.isLinearizable()),
                    histories + 1,
                    operations + history.operations().size(),
                    overlaps + history.overlaps(),
                    stale + history.count(OperationEffect.StaleEffect.class),
                    unknown + history.count(OperationEffect.UnknownEffect.class));
        }

        String counts() {
            return histories + " histories, seed " + SEED + ", " + operations + " operations, " + overlaps
                    + " overlaps, " + stale + " stale, " + unknown + " unknown";
        }
    }

    private static HistoryCounts seen(Storage open, Storage seen, int histories) {
        HistoryCounts all = HistoryCounts.NOTHING;
        try (ClientRounds meetings = new ClientRounds(open, seen, SEED)) {
            for (int number = 0; number < histories && all.wrong().isEmpty(); number++) {
                all = all.and(meetings.barrier(number));
            }
        }
        return all;
    }

    private static void check(String on, HistoryCounts seen) {
        assertThat(seen.wrong()).as("a history on " + on + ", seed " + SEED).isEmpty();
        assertThat(seen.stale()).as("saves that came too late, as clients met").isPositive();
        if (HISTORIES > IN_THE_BUILD) {
            System.out.println(on + ": " + seen.counts());
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("N2, E7 · can be explained by one operation after another")
    void historyIsLinearizable(HistoryDatabase on) {
        try (Storage storage = on.open()) {
            check(on.name(), seen(storage, storage, HISTORIES));
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("N2 · can't, on a storage that ignores versions")
    void detectsIgnoredVersions(HistoryDatabase on) {
        try (Storage storage = on.open()) {
            assertThat(inTurn(storage, storage, 0).isLinearizable())
                    .as("on a sound one")
                    .isTrue();
            assertThat(inTurn(storage, new UnguardedStorage(storage), 1).isLinearizable())
                    .as("on one that ignores versions")
                    .isFalse();
        }
    }

    /** Runs clients one after the other, the same each time: a later one relies on a state that is no longer there. */
    private static ClientHistory inTurn(Storage open, Storage seen, int number) {
        try (ClientRounds meetings = new ClientRounds(open, seen, 1)) {
            return meetings.meetingInTurn(number);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = "POSTGRESQL")
    @DisplayName("E7 · can be explained also where connections are cut, and a commit then happened or did not")
    void historyIsLinearizableUnderCuts(HistoryDatabase on) {
        String url = TestPostgres.newDatabase();
        int histories = HISTORIES / 10;
        RandomConnectionCutter randomCutter =
                RandomConnectionCutter.of("client-0", histories + 2 * RandomConnectionCutter.VOLLEY, SEED);
        try (CuttableWire wire = CuttableWire.to(TestPostgres.port(), randomCutter);
                Storage open = postgres(url);
                Storage over = postgres(wire.url(url))) {
            HistoryCounts seen = seen(open, over, histories);
            check(on + " over a wire that is cut", seen);
            assertThat(seen.unknown()).as("saves of which nobody knew").isPositive();
            if (HISTORIES > IN_THE_BUILD) {
                System.out.println(randomCutter);
            }
        }
    }
}
