package dev.caredesk.verification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.proof.postgres.Wire;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.verification.Marksman;
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

    private static final int IN_THE_BUILD = 300;
    private static final int HISTORIES = Integer.getInteger("caredesk.linearizability", IN_THE_BUILD);
    private static final long SEED = Long.getLong("caredesk.linearizability.seed", 1);

    private enum On {
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

    /** What was seen in the histories, all of which were linearizable; or the first one that was not. */
    private record Seen(
            Optional<History> wrong, int histories, int operations, long overlaps, long stale, long unknown) {

        static final Seen NOTHING = new Seen(Optional.empty(), 0, 0, 0, 0, 0);

        Seen and(History history) {
            return new Seen(
                    Optional.of(history).filter(seen -> !seen.isLinearizable()),
                    histories + 1,
                    operations + history.operations().size(),
                    overlaps + history.overlaps(),
                    stale + history.count(Effect.Stale.class),
                    unknown + history.count(Effect.Unknown.class));
        }

        String counts() {
            return histories + " histories, seed " + SEED + ", " + operations + " operations, " + overlaps
                    + " overlaps, " + stale + " stale, " + unknown + " unknown";
        }
    }

    private static Seen seen(Storage open, Storage seen, int histories) {
        Seen all = Seen.NOTHING;
        try (Meetings meetings = new Meetings(open, seen, SEED)) {
            for (int number = 0; number < histories && all.wrong().isEmpty(); number++) {
                all = all.and(meetings.meeting(number));
            }
        }
        return all;
    }

    private static void check(String on, Seen seen) {
        assertThat(seen.wrong()).as("a history on " + on + ", seed " + SEED).isEmpty();
        assertThat(seen.stale()).as("saves that came too late, as clients met").isPositive();
        if (HISTORIES > IN_THE_BUILD) {
            System.out.println(on + ": " + seen.counts());
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("N2, E7 · can be explained by one operation after another")
    void linearizable(On on) {
        try (Storage storage = on.open()) {
            check(on.name(), seen(storage, storage, HISTORIES));
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("N2 · can't, on a storage that ignores versions")
    void bites(On on) {
        try (Storage storage = on.open()) {
            assertThat(inTurn(storage, storage, 0).isLinearizable())
                    .as("on a sound one")
                    .isTrue();
            assertThat(inTurn(storage, new Unguarded(storage), 1).isLinearizable())
                    .as("on one that ignores versions")
                    .isFalse();
        }
    }

    /** What some clients do one after the other, the same each time: who comes later relies on what is there no more. */
    private static History inTurn(Storage open, Storage seen, int number) {
        try (Meetings meetings = new Meetings(open, seen, 1)) {
            return meetings.meetingInTurn(number);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = "POSTGRESQL")
    @DisplayName("E7 · can be explained also where connections are cut, and a commit then happened or did not")
    void cut(On on) {
        String url = TestPostgres.newDatabase();
        int histories = HISTORIES / 10;
        Marksman marksman = Marksman.of("client-0", histories + 2 * Marksman.VOLLEY, SEED);
        try (Wire wire = Wire.to(TestPostgres.port(), marksman);
                Storage open = postgres(url);
                Storage over = postgres(wire.url(url))) {
            Seen seen = seen(open, over, histories);
            check(on + " over a wire that is cut", seen);
            assertThat(seen.unknown()).as("saves of which nobody knew").isPositive();
            if (HISTORIES > IN_THE_BUILD) {
                System.out.println(marksman);
            }
        }
    }
}
