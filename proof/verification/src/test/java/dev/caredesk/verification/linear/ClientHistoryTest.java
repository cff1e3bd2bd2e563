package dev.caredesk.verification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.verification.linear.RegisterState.RegisterValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the check of histories")
class ClientHistoryTest {

    private static final RecordId ADA = CustomerId.of("ada");
    private static final RecordId BEA = CustomerId.of("bea");
    private static final RegisterState START = new RegisterState(Map.of(ADA, value(1, "new"), BEA, value(1, "new")));

    private static RegisterValue value(long version, String text) {
        return new RegisterValue(new Version(version), text);
    }

    private static ClientOperation at(long asked, long answered, OperationEffect effect) {
        return new ClientOperation("client-" + asked, effect, asked, answered);
    }

    private static OperationEffect.ReadEffect read(RecordId record, long version, String text) {
        return new OperationEffect.ReadEffect(Map.of(record, value(version, text)));
    }

    private static OperationEffect.ReadEffect both(RegisterValue ada, RegisterValue bea) {
        return new OperationEffect.ReadEffect(Map.of(ADA, ada, BEA, bea));
    }

    private static OperationEffect.SavedEffect saved(long base, String text) {
        return new OperationEffect.SavedEffect(
                Map.of(ADA, new Version(base)), Map.of(ADA, new Version(base + 1)), text);
    }

    private static OperationEffect.SavedEffect savedBoth(long ada, long bea, String text) {
        return new OperationEffect.SavedEffect(
                Map.of(ADA, new Version(ada), BEA, new Version(bea)),
                Map.of(ADA, new Version(ada + 1), BEA, new Version(bea + 1)),
                text);
    }

    private static OperationEffect.StaleEffect stale(long base, long version, String text) {
        return new OperationEffect.StaleEffect(Map.of(ADA, new Version(base)), Map.of(ADA, value(version, text)));
    }

    private static void isGood(ClientOperation... operations) {
        assertThat(new ClientHistory(START, List.of(operations)).isLinearizable())
                .isTrue();
    }

    private static void isBad(ClientOperation... operations) {
        assertThat(new ClientHistory(START, List.of(operations)).isLinearizable())
                .isFalse();
    }

    @Test
    @DisplayName("takes what happens one after another, and what overlaps in either order")
    void acceptsSoundHistory() {
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
    void detectsStaleRead() {
        isBad(at(1, 2, saved(1, "a")), at(3, 4, read(ADA, 1, "new")));
        // The save is not answered yet, but somebody has seen it.
        isBad(at(1, 9, saved(1, "a")), at(2, 3, read(ADA, 2, "a")), at(4, 5, read(ADA, 1, "new")));
    }

    @Test
    @DisplayName("sees two winners, and a save that is lost")
    void detectsLostUpdate() {
        isBad(at(1, 4, saved(1, "a")), at(2, 3, saved(1, "b")));
        isBad(at(1, 2, saved(1, "a")), at(3, 4, saved(1, "b")));
        isBad(at(1, 2, saved(1, "a")), at(3, 4, read(ADA, 2, "b")));
        isBad(at(1, 2, new OperationEffect.SavedEffect(Map.of(ADA, new Version(1)), Map.of(ADA, new Version(3)), "a")));
        isBad(at(1, 2, saved(1, "a")), at(3, 4, saved(2, "b")), at(5, 6, read(ADA, 2, "a")));
    }

    @Test
    @DisplayName("sees a save that was refused without a reason, or with a wrong one")
    void detectsWrongRefusal() {
        isBad(at(1, 2, stale(1, 1, "new")));
        isBad(at(1, 2, stale(1, 2, "a")), at(3, 4, saved(1, "a")));
        isBad(at(1, 2, new OperationEffect.StaleEffect(Map.of(ADA, new Version(1)), Map.of())));
        isBad(
                at(1, 2, savedBoth(1, 1, "a")),
                at(
                        3,
                        4,
                        new OperationEffect.StaleEffect(
                                Map.of(ADA, new Version(1), BEA, new Version(1)), Map.of(ADA, value(2, "a")))));
    }

    @Test
    @DisplayName("sees half of a save of two records")
    void detectsHalfSave() {
        isBad(at(1, 4, savedBoth(1, 1, "a")), at(2, 3, both(value(2, "a"), value(1, "new"))));
        isBad(at(1, 9, savedBoth(1, 1, "a")), at(2, 3, read(ADA, 2, "a")), at(4, 5, read(BEA, 1, "new")));
    }

    @Test
    @DisplayName("takes a save of unknown outcome as done or as not done, but as nothing else")
    void acceptsUnknownOutcomeAsDoneOrNot() {
        ClientOperation perhaps = at(1, ClientOperation.NEVER, new OperationEffect.UnknownEffect(saved(1, "a")));
        isGood(perhaps);
        isGood(perhaps, at(2, 3, read(ADA, 1, "new")));
        isGood(perhaps, at(2, 3, read(ADA, 2, "a")));
        isGood(perhaps, at(2, 3, read(ADA, 1, "new")), at(4, 5, read(ADA, 2, "a")));
        isGood(perhaps, at(2, 3, saved(1, "b")));
        isBad(perhaps, at(2, 3, read(ADA, 2, "a")), at(4, 5, read(ADA, 1, "new")));
        isBad(perhaps, at(2, 3, read(ADA, 2, "a")), at(4, 5, saved(1, "b")));
        isBad(
                at(1, 2, read(ADA, 2, "a")),
                at(3, ClientOperation.NEVER, new OperationEffect.UnknownEffect(saved(1, "a"))));
    }
}
