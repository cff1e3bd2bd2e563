package dev.caredesk.verification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.verification.linear.State.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the check of histories")
class HistoryTest {

    private static final RecordId ADA = CustomerId.of("ada");
    private static final RecordId BEA = CustomerId.of("bea");
    private static final State START = new State(Map.of(ADA, value(1, "new"), BEA, value(1, "new")));

    private static Value value(long version, String text) {
        return new Value(new Version(version), text);
    }

    private static Operation at(long asked, long answered, Effect effect) {
        return new Operation("client-" + asked, effect, asked, answered);
    }

    private static Effect.Read read(RecordId record, long version, String text) {
        return new Effect.Read(Map.of(record, value(version, text)));
    }

    private static Effect.Read both(Value ada, Value bea) {
        return new Effect.Read(Map.of(ADA, ada, BEA, bea));
    }

    private static Effect.Saved saved(long base, String text) {
        return new Effect.Saved(Map.of(ADA, new Version(base)), Map.of(ADA, new Version(base + 1)), text);
    }

    private static Effect.Saved savedBoth(long ada, long bea, String text) {
        return new Effect.Saved(
                Map.of(ADA, new Version(ada), BEA, new Version(bea)),
                Map.of(ADA, new Version(ada + 1), BEA, new Version(bea + 1)),
                text);
    }

    private static Effect.Stale stale(long base, long version, String text) {
        return new Effect.Stale(Map.of(ADA, new Version(base)), Map.of(ADA, value(version, text)));
    }

    private static void isGood(Operation... operations) {
        assertThat(new History(START, List.of(operations)).isLinearizable()).isTrue();
    }

    private static void isBad(Operation... operations) {
        assertThat(new History(START, List.of(operations)).isLinearizable()).isFalse();
    }

    @Test
    @DisplayName("takes what happens one after another, and what overlaps in either order")
    void good() {
        isGood();
        isGood(
                at(1, 2, read(ADA, 1, "new")),
                at(3, 4, saved(1, "a")),
                at(5, 6, saved(2, "b")),
                at(7, 8, read(ADA, 3, "b")));
        isGood(at(1, 4, saved(1, "a")), at(2, 3, read(ADA, 1, "new")));
        isGood(at(1, 4, saved(1, "a")), at(2, 3, read(ADA, 2, "a")));
        isGood(at(1, 4, saved(2, "b")), at(2, 3, saved(1, "a")));
        isGood(at(1, 4, saved(1, "a")), at(2, 3, stale(1, 2, "a")));
        isGood(at(1, 2, savedBoth(1, 1, "a")), at(3, 4, both(value(2, "a"), value(2, "a"))));
    }

    @Test
    @DisplayName("sees an old value after a newer one")
    void staleRead() {
        isBad(at(1, 2, saved(1, "a")), at(3, 4, read(ADA, 1, "new")));
        // The save is not answered yet, but somebody has seen it.
        isBad(at(1, 9, saved(1, "a")), at(2, 3, read(ADA, 2, "a")), at(4, 5, read(ADA, 1, "new")));
    }

    @Test
    @DisplayName("sees two winners, and a save that is lost")
    void lostUpdate() {
        isBad(at(1, 4, saved(1, "a")), at(2, 3, saved(1, "b")));
        isBad(at(1, 2, saved(1, "a")), at(3, 4, saved(1, "b")));
        isBad(at(1, 2, saved(1, "a")), at(3, 4, read(ADA, 2, "b")));
        isBad(at(1, 2, new Effect.Saved(Map.of(ADA, new Version(1)), Map.of(ADA, new Version(3)), "a")));
        isBad(at(1, 2, saved(1, "a")), at(3, 4, saved(2, "b")), at(5, 6, read(ADA, 2, "a")));
    }

    @Test
    @DisplayName("sees a save that was refused without a reason, or with a wrong one")
    void wrongRefusal() {
        isBad(at(1, 2, stale(1, 1, "new")));
        isBad(at(1, 2, stale(1, 2, "a")), at(3, 4, saved(1, "a")));
        isBad(at(1, 2, new Effect.Stale(Map.of(ADA, new Version(1)), Map.of())));
        isBad(
                at(1, 2, savedBoth(1, 1, "a")),
                at(
                        3,
                        4,
                        new Effect.Stale(
                                Map.of(ADA, new Version(1), BEA, new Version(1)), Map.of(ADA, value(2, "a")))));
    }

    @Test
    @DisplayName("sees half of a save of two records")
    void half() {
        isBad(at(1, 4, savedBoth(1, 1, "a")), at(2, 3, both(value(2, "a"), value(1, "new"))));
        isBad(at(1, 9, savedBoth(1, 1, "a")), at(2, 3, read(ADA, 2, "a")), at(4, 5, read(BEA, 1, "new")));
    }

    @Test
    @DisplayName("takes a save of unknown outcome as done or as not done, but as nothing else")
    void unknown() {
        Operation perhaps = at(1, Operation.NEVER, new Effect.Unknown(saved(1, "a")));
        isGood(perhaps);
        isGood(perhaps, at(2, 3, read(ADA, 1, "new")));
        isGood(perhaps, at(2, 3, read(ADA, 2, "a")));
        isGood(perhaps, at(2, 3, read(ADA, 1, "new")), at(4, 5, read(ADA, 2, "a")));
        isGood(perhaps, at(2, 3, saved(1, "b")));
        isBad(perhaps, at(2, 3, read(ADA, 2, "a")), at(4, 5, read(ADA, 1, "new")));
        isBad(perhaps, at(2, 3, read(ADA, 2, "a")), at(4, 5, saved(1, "b")));
        isBad(at(1, 2, read(ADA, 2, "a")), at(3, Operation.NEVER, new Effect.Unknown(saved(1, "a"))));
    }
}
