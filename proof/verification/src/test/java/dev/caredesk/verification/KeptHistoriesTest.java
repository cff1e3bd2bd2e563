package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.model.Histories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Histories in which the SDK and the reference model once differed, as short as they could be made. */
class KeptHistoriesTest {

    @Test
    @DisplayName("R5 · a live chat in a closed request can still be answered")
    void replyInClosedRequest() {
        kept("""
                Offer 0 1
                Accept 0 0 0
                Create 0 0
                CloseRequest 0 0 2
                Reply 0 0 7 1
                """);
    }

    @Test
    @DisplayName(
            "T1 · of two requests updated at the same instant, a new activity joins the one that was committed last")
    void sameInstant() {
        kept("""
                Offer 0 1
                Accept 0 0 0
                Create 0 0
                Offer 2 1
                AddRequest 0 2 2 0
                Accept 0 24 0
                """);
        kept("""
                Offer 2 0
                Accept 2 0 0
                Create 2 0
                AddRequest 2 2 0 1
                Start 2 1 0 4
                """);
    }

    @Test
    @DisplayName("D7 · a customer that was closed in another process can be opened again in this one")
    void reopenAfterCloseElsewhere() {
        kept("""
                Offer 0 1
                Accept 0 0 0
                Create 0 0
                TakeUp 0 1 1
                Close 0 2
                Reopen 0 0 1 0
                """);
    }

    @Test
    @DisplayName("D7 · taking an engagement up again shows what another process made of it")
    void takeUpAgain() {
        kept("""
                Offer 0 1
                Accept 0 0 0
                TakeUp 0 0 1
                Start 0 1 2 3
                TakeUp 0 2 0
                """);
        kept("""
                Offer 1 1
                Accept 1 0 0
                TakeUp 1 2 1
                EditRequest 1 0 2 5 1
                Stale 2 1
                TakeUp 1 1 1
                """);
    }

    @Test
    @DisplayName("D6 · what was loaded beside unsaved edits is still loaded after a restart")
    void loadedBeforeRestart() {
        kept("""
                Offer 0 3
                Accept 0 0 0
                Create 0 0
                Offer 2 1
                Accept 2 0 0
                EditCustomer 2 0 6 2
                EditCustomer 0 2 7 0
                Save 0 2
                Load 1 2
                Restart 0
                """);
    }

    @Test
    @DisplayName("R7 · a request whose live call another agent moved away is not shown as open past its deadline")
    void deadlineAfterMoveElsewhere() {
        kept("""
                Offer 0 2
                Accept 0 0 0
                EditCustomer 0 0 5 2
                Create 0 0
                Offer 1 0
                Accept 1 0 0
                EditCustomer 1 0 2 1
                Create 1 0
                Offer 2 2
                Accept 2 0 0
                MoveToCustomer 1 0 14
                Pass 6
                """);
    }

    private static void kept(String history) {
        assertThatCode(() -> Histories.replay(() -> new StorageUnderTest(InMemoryStorage.create()), history))
                .doesNotThrowAnyException();
    }
}
