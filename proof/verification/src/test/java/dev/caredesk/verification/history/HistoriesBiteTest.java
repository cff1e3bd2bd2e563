package dev.caredesk.verification.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.model.Histories;
import dev.caredesk.verification.history.FlawedStorage.StorageFlaw;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories find what is wrong with a storage, and soon; so their agreement means something. */
class HistoriesBiteTest {

    private static final int STEPS = 50;

    /** Finds a flaw within so many seeds; which of them is first changes with the steps that histories are made of. */
    @ParameterizedTest(name = "{0} within {1} seeds")
    @CsvSource({
        "VERSIONS, 2",
        "JOURNAL_ROW, 1",
        "CLOSE_OVERDUE, 2",
        "RECENT, 1",
        "CLAIMS, 9",
        "REJECTIONS, 3",
        "TOUCHES, 1",
        "DEADLINE, 2",
    })
    @DisplayName("a storage with a flaw is found out")
    void detectsFlawedStorage(StorageFlaw flaw, int seeds) {
        assertThat(IntStream.range(0, seeds).anyMatch(seed -> isFound(flaw, seed)))
                .as("%s is found by one of the seeds 0 to %d", flaw, seeds - 1)
                .isTrue();
    }

    private static boolean isFound(StorageFlaw flaw, int seed) {
        return Histories.differs(() -> new StorageUnderTest(new FlawedStorage(flaw)), seed, STEPS);
    }

    @Test
    @DisplayName("a kept history fails when a step makes no sense any more, and when an outcome is another one")
    void detectsChangedHistory() {
        assertThatThrownBy(() -> replay("OfferInteraction 0 1\nAcceptOffer 0 0 0\nLinkActivity 0 0 0 0"))
                .hasMessageContaining("make no sense");
        assertThatThrownBy(() -> replay("OfferInteraction 0 1\nAcceptOffer 0 0 0 # interaction.taken"))
                .hasMessageContaining("AcceptOffer 0 0 0 # ok");
    }

    private static void replay(String history) {
        Histories.replay(() -> new StorageUnderTest(InMemoryStorage.create()), history);
    }
}
