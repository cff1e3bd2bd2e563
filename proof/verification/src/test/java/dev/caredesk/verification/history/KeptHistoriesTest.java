package dev.caredesk.verification.history;

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
                OfferInteraction 0 1 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                CloseRequest 0 0 2 # ok
                SendReply 0 0 7 1 # ok
                """);
    }

    @Test
    @DisplayName(
            "T1 · of two requests updated at the same instant, a new activity joins the one that was committed last")
    void sameInstant() {
        kept("""
                OfferInteraction 0 1 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                OfferInteraction 2 1 # ok
                AddRequest 0 2 2 0 # ok
                AcceptOffer 0 24 0 # ok
                """);
        kept("""
                OfferInteraction 2 0 # ok
                AcceptOffer 2 0 0 # ok
                CreateCustomer 2 0 # ok
                AddRequest 2 2 0 1 # ok
                StartActivity 2 1 0 4 # ok
                """);
    }

    @Test
    @DisplayName("N2 · accepting again what was accepted here loads nothing that others changed")
    void acceptAgain() {
        kept("""
                OfferInteraction 0 4 # ok
                AcceptOffer 0 0 0 # ok
                EditCustomer 0 0 3 2 # ok
                CreateCustomer 0 0 # ok
                ReopenCustomer 2 0 0 1 # ok
                EditRequest 2 0 3 0 2 # ok
                SaveDraft 2 2 # ok
                AcceptOffer 0 1 0 # ok again
                """);
    }

    @Test
    @DisplayName("D7 · a customer that was closed in another process can be opened again in this one")
    void reopenAfterCloseElsewhere() {
        kept("""
                OfferInteraction 0 1 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                TakeUpEngagement 0 1 1 # ok
                CloseEngagement 0 2 # ok
                ReopenCustomer 0 0 1 0 # ok
                """);
    }

    @Test
    @DisplayName("D7 · taking an engagement up again shows what another process made of it")
    void takeUpAgain() {
        kept("""
                OfferInteraction 0 1 # ok
                AcceptOffer 0 0 0 # ok
                TakeUpEngagement 0 0 1 # ok
                StartActivity 0 1 2 3 # ok
                TakeUpEngagement 0 2 0 # ok
                """);
        kept("""
                OfferInteraction 1 1 # ok
                AcceptOffer 1 0 0 # ok
                TakeUpEngagement 1 2 1 # ok
                EditRequest 1 0 2 5 1 # ok
                UseOlderDraft 2 1 # replayed ok
                TakeUpEngagement 1 1 1 # ok
                """);
    }

    @Test
    @DisplayName("D6 · what was loaded beside unsaved edits is still loaded after a restart")
    void loadedBeforeRestart() {
        kept("""
                OfferInteraction 0 3 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                OfferInteraction 2 1 # ok
                AcceptOffer 2 0 0 # ok
                EditCustomer 2 0 6 2 # ok
                EditCustomer 0 2 7 0 # ok
                SaveDraft 0 2 # ok
                LoadChanges 1 2 # ok
                RestartProcess 0 # ok
                """);
    }

    @Test
    @DisplayName("D6 · what is taken up elsewhere right after a quiet time has the edits that were stored by then")
    void takeUpAfterQuiet() {
        kept("""
                OfferInteraction 0 0 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                OfferInteraction 1 1 # ok
                AcceptOffer 1 0 0 # ok
                PauseBackground 1 # ok
                EditCustomer 1 1 6 2 # ok
                ReopenCustomer 2 2 0 0 # ok
                TakeUpEngagement 1 0 1 # ok
                """);
    }

    @Test
    @DisplayName(
            "A5 · an activity that ended on another desk is not taken for live because its end was not heard of yet")
    void endedUnheard() {
        kept("""
                OfferInteraction 0 0 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                OfferInteraction 1 4 # ok
                AcceptOffer 1 0 0 # ok
                CreateCustomer 1 0 # ok
                OfferInteraction 2 4 # ok
                AcceptOffer 2 0 0 # ok
                CreateCustomer 2 0 # ok
                ReopenCustomer 1 0 0 0 # ok
                ReopenCustomer 2 0 1 0 # ok
                SaveConcurrently 4 2 # ok then record.stale
                CloseEngagement 0 2 # unsaved
                PauseBackground 3 # ok
                AnswerQuestion 2 4 # discard ok
                MoveActivity 1 1 0 7 # request.other-customer
                """);
    }

    @Test
    @DisplayName("R4 · a request that closed on another desk is followed up, though its end was not heard of yet")
    void followedUnheard() {
        kept("""
                OfferInteraction 0 3 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                ReopenCustomer 1 0 1 0 # ok
                PauseBackground 4 # ok
                CloseRequest 0 2 3 # ok
                StartFollowUp 1 1 0 0 # ok
                """);
    }

    @Test
    @DisplayName("D7 · a place that has not heard of a link takes edits of the customer that it is by now")
    void linkedElsewhere() {
        kept("""
                OfferInteraction 1 1 # ok
                AcceptOffer 1 0 0 # ok
                CreateCustomer 1 0 # ok
                OfferInteraction 2 3 # ok
                AcceptOffer 2 0 0 # ok
                TakeUpEngagement 2 2 1 # ok
                LinkCustomer 2 0 0 # ok
                UseOlderDraft 2 1 # replayed ok
                """);
    }

    @Test
    @DisplayName("A5 · an activity that another desk moved away unheard is moved back, and not taken for being there")
    void movedUnheard() {
        kept("""
                OfferInteraction 0 1 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                CloseEngagement 0 2 # ok
                ReopenCustomer 1 0 1 0 # ok
                AddRequest 1 2 4 0 # ok
                AddComment 1 1 0 2 # ok
                ReopenCustomer 0 0 1 0 # ok
                PauseBackground 3 # ok
                MoveActivity 0 2 7 3 # ok
                MoveActivity 1 2 0 6 # ok
                """);
    }

    @Test
    @DisplayName("C6 · whom a newcomer may be is asked again wherever the engagement is taken up")
    void matchedAgain() {
        kept("""
                OfferInteraction 0 3 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                OfferInteraction 2 4 # ok
                AcceptOffer 2 0 0 # ok
                ReopenCustomer 1 0 1 0 # ok
                EditCustomer 0 0 2 2 # ok
                SaveConcurrently 0 1 # ok then record.stale
                EditCustomer 0 1 3 0 # ok
                KillProcess 2 2 2 # ok unflushed
                SaveConcurrently 0 3 # ok then record.stale
                """);
    }

    @Test
    @DisplayName(
            "D7 · a place whose save was refused as moved has the present draft, and is told when that moves on again")
    void overtakenTwice() {
        kept("""
                OfferInteraction 0 2 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                TakeUpEngagement 0 1 1 # ok
                AddTag 0 2 2 1 # ok
                UseOlderDraft 1 0 # draft.moved
                RemoveTag 0 1 4 8 # ok
                UseOlderDraft 4 0 # draft.moved
                """);
    }

    @Test
    @DisplayName("E7 · a save of a newcomer from a place that another one overtook is told so first")
    void overtakenNewcomer() {
        kept("""
                OfferInteraction 0 2 # ok
                AcceptOffer 0 0 0 # ok
                TakeUpEngagement 0 1 1 # ok
                AddTag 0 2 2 1 # ok
                RemoveTag 0 1 4 8 # ok
                UseOlderDraft 4 0 # draft.moved
                """);
        kept("""
                OfferInteraction 0 0 # ok
                AcceptOffer 2 0 0 # ok
                TakeUpEngagement 2 0 1 # ok
                CreateCustomer 2 0 # ok
                UseOlderDraft 0 0 # draft.moved
                """);
    }

    @Test
    @DisplayName("R7 · a request whose live call another agent moved away is not shown as open past its deadline")
    void deadlineAfterMoveElsewhere() {
        kept("""
                OfferInteraction 0 2 # ok
                AcceptOffer 0 0 0 # ok
                EditCustomer 0 0 5 2 # ok
                CreateCustomer 0 0 # ok
                OfferInteraction 1 0 # ok
                AcceptOffer 1 0 0 # ok
                EditCustomer 1 0 2 1 # ok
                CreateCustomer 1 0 # ok
                OfferInteraction 2 2 # ok
                AcceptOffer 2 0 0 # ok
                MoveToCustomer 1 0 14 # ok
                PassTime 6 # ok
                """);
    }

    @Test
    @DisplayName("E2 · a closed engagement says that it is closed, also one that has no activity any more")
    void closedWithoutActivity() {
        kept("""
                OfferInteraction 0 3 # ok
                AcceptOffer 0 0 0 # ok
                CreateCustomer 0 0 # ok
                OfferInteraction 2 3 # ok
                AcceptOffer 2 0 0 # ok
                CreateCustomer 2 0 # ok
                MoveToCustomer 0 0 1 # ok
                CloseEngagement 0 0 # ok
                UseClosedEngagement 5 # engagement.closed
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
