package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.model.Histories;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Histories in which the SDK and the reference model once differed, as short as they could be made, and how each step came out. */
class KeptHistoriesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Test
    @DisplayName("R5 · a live chat in a closed request can still be answered")
    void replyInClosedRequest() {
        kept("""
                Offer 0 1 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                CloseRequest 0 0 2 # ok
                Reply 0 0 7 1 # ok
                """);
    }

    @Test
    @DisplayName(
            "T1 · of two requests updated at the same instant, a new activity joins the one that was committed last")
    void sameInstant() {
        kept("""
                Offer 0 1 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                Offer 2 1 # ok
                AddRequest 0 2 2 0 # ok
                Accept 0 24 0 # ok
                """);
        kept("""
                Offer 2 0 # ok
                Accept 2 0 0 # ok
                Create 2 0 # ok
                AddRequest 2 2 0 1 # ok
                Start 2 1 0 4 # ok
                """);
    }

    @Test
    @DisplayName("D7 · a customer that was closed in another process can be opened again in this one")
    void reopenAfterCloseElsewhere() {
        kept("""
                Offer 0 1 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                TakeUp 0 1 1 # ok
                Close 0 2 # ok
                Reopen 0 0 1 0 # ok
                """);
    }

    @Test
    @DisplayName("D7 · taking an engagement up again shows what another process made of it")
    void takeUpAgain() {
        kept("""
                Offer 0 1 # ok
                Accept 0 0 0 # ok
                TakeUp 0 0 1 # ok
                Start 0 1 2 3 # ok
                TakeUp 0 2 0 # ok
                """);
        kept("""
                Offer 1 1 # ok
                Accept 1 0 0 # ok
                TakeUp 1 2 1 # ok
                EditRequest 1 0 2 5 1 # ok
                Stale 2 1 # replayed ok
                TakeUp 1 1 1 # ok
                """);
    }

    @Test
    @DisplayName("D6 · what was loaded beside unsaved edits is still loaded after a restart")
    void loadedBeforeRestart() {
        kept("""
                Offer 0 3 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                Offer 2 1 # ok
                Accept 2 0 0 # ok
                EditCustomer 2 0 6 2 # ok
                EditCustomer 0 2 7 0 # ok
                Save 0 2 # ok
                Load 1 2 # ok
                Restart 0 # ok
                """);
    }

    @Test
    @DisplayName("D6 · what is taken up elsewhere right after a quiet time has the edits that were stored by then")
    void takeUpAfterQuiet() {
        kept("""
                Offer 0 0 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                Offer 1 1 # ok
                Accept 1 0 0 # ok
                Quiet 1 # ok
                EditCustomer 1 1 6 2 # ok
                Reopen 2 2 0 0 # ok
                TakeUp 1 0 1 # ok
                """);
    }

    @Test
    @DisplayName(
            "A5 · an activity that ended on another desk is not taken for live because its end was not heard of yet")
    void endedUnheard() {
        kept("""
                Offer 0 0 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                Offer 1 4 # ok
                Accept 1 0 0 # ok
                Create 1 0 # ok
                Offer 2 4 # ok
                Accept 2 0 0 # ok
                Create 2 0 # ok
                Reopen 1 0 0 0 # ok
                Reopen 2 0 1 0 # ok
                Clash 4 2 # ok then record.stale
                Close 0 2 # unsaved
                Quiet 3 # ok
                AnswerQuestion 2 4 # discard ok
                Move 1 1 0 7 # request.other-customer
                """);
    }

    @Test
    @DisplayName("R4 · a request that closed on another desk is followed up, though its end was not heard of yet")
    void followedUnheard() {
        kept("""
                Offer 0 3 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                Reopen 1 0 1 0 # ok
                Quiet 4 # ok
                CloseRequest 0 2 3 # ok
                FollowUp 1 1 0 0 # ok
                """);
    }

    @Test
    @DisplayName("D7 · a place that has not heard of a link takes edits of the customer that it is by now")
    void linkedElsewhere() {
        kept("""
                Offer 1 1 # ok
                Accept 1 0 0 # ok
                Create 1 0 # ok
                Offer 2 3 # ok
                Accept 2 0 0 # ok
                TakeUp 2 2 1 # ok
                Link 2 0 0 # ok
                Stale 2 1 # replayed ok
                """);
    }

    @Test
    @DisplayName("A5 · an activity that another desk moved away unheard is moved back, and not taken for being there")
    void movedUnheard() {
        kept("""
                Offer 0 1 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                Close 0 2 # ok
                Reopen 1 0 1 0 # ok
                AddRequest 1 2 4 0 # ok
                Comment 1 1 0 2 # ok
                Reopen 0 0 1 0 # ok
                Quiet 3 # ok
                Move 0 2 7 3 # ok
                Move 1 2 0 6 # ok
                """);
    }

    @Test
    @DisplayName("C6 · whom a newcomer may be is asked again wherever the engagement is taken up")
    void matchedAgain() {
        kept("""
                Offer 0 3 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                Offer 2 4 # ok
                Accept 2 0 0 # ok
                Reopen 1 0 1 0 # ok
                EditCustomer 0 0 2 2 # ok
                Clash 0 1 # ok then record.stale
                EditCustomer 0 1 3 0 # ok
                Kill 2 2 2 # ok unflushed
                Clash 0 3 # ok then record.stale
                """);
    }

    @Test
    @DisplayName(
            "D7 · a place whose save was refused as moved has the present draft, and is told when that moves on again")
    void overtakenTwice() {
        kept("""
                Offer 0 2 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                TakeUp 0 1 1 # ok
                AddTag 0 2 2 1 # ok
                Stale 1 0 # draft.moved
                RemoveTag 0 1 4 8 # ok
                Stale 4 0 # draft.moved
                """);
    }

    @Test
    @DisplayName("E7 · a save of a newcomer from a place that another one overtook is told so first")
    void overtakenNewcomer() {
        kept("""
                Offer 0 2 # ok
                Accept 0 0 0 # ok
                TakeUp 0 1 1 # ok
                AddTag 0 2 2 1 # ok
                RemoveTag 0 1 4 8 # ok
                Stale 4 0 # draft.moved
                """);
        kept("""
                Offer 0 0 # ok
                Accept 2 0 0 # ok
                TakeUp 2 0 1 # ok
                Create 2 0 # ok
                Stale 0 0 # draft.moved
                """);
    }

    @Test
    @DisplayName("R7 · a request whose live call another agent moved away is not shown as open past its deadline")
    void deadlineAfterMoveElsewhere() {
        kept("""
                Offer 0 2 # ok
                Accept 0 0 0 # ok
                EditCustomer 0 0 5 2 # ok
                Create 0 0 # ok
                Offer 1 0 # ok
                Accept 1 0 0 # ok
                EditCustomer 1 0 2 1 # ok
                Create 1 0 # ok
                Offer 2 2 # ok
                Accept 2 0 0 # ok
                MoveToCustomer 1 0 14 # ok
                Pass 6 # ok
                """);
    }

    @Test
    @DisplayName("E2 · a closed engagement says that it is closed, also one that has no activity any more")
    void closedWithoutActivity() {
        kept("""
                Offer 0 3 # ok
                Accept 0 0 0 # ok
                Create 0 0 # ok
                Offer 2 3 # ok
                Accept 2 0 0 # ok
                Create 2 0 # ok
                MoveToCustomer 0 0 1 # ok
                Close 0 0 # ok
                UseClosed 5 # engagement.closed
                """);
    }

    private static void kept(String history) {
        kept(InMemoryStorage.create(), history);
        kept(JdbcStorage.h2InMemory("kept-" + NUMBER.incrementAndGet()), history);
    }

    private static void kept(Storage storage, String history) {
        assertThatCode(() -> Histories.replay(() -> new StorageUnderTest(storage), history))
                .as(storage.getClass().getSimpleName())
                .doesNotThrowAnyException();
    }
}
