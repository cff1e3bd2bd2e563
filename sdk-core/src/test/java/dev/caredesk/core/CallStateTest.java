package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.ActivityView;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the state of a call, wherever the call comes up")
class CallStateTest {

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
    private final TestSite site = new TestSite(storage, Limits.DEFAULT);

    @AfterEach
    void end() {
        site.close();
    }

    private Engagement ringing() {
        InteractionId call = site.offer(MediaType.VOICE, Contact.at(ContactAddress.phone("+39 02 1234567")));
        site.channel.message(
                call,
                new IncomingMessage("c1", site.clock.instant(), Direction.INBOUND, Content.call(CallState.RINGING)));
        return site.mara().accept(call).orElseThrow();
    }

    private static Optional<CallState> state(Engagement work, ActivityId call) {
        return work.view().activities().stream()
                .filter(view -> view.stored().id().equals(call))
                .findFirst()
                .flatMap(ActivityView::call);
    }

    @Test
    @DisplayName("X3 · a call that is accepted while it rings shows that at once")
    void showsRingingCallAsAccepted() {
        Engagement work = ringing();
        assertThat(state(work, ViewLookups.current(work))).contains(CallState.RINGING);
    }

    @Test
    @DisplayName("X3 · of several states that an offered call had, the last one shows when it is accepted")
    void lastOfOffered() {
        InteractionId call = site.offer(MediaType.VOICE, Contact.at(ContactAddress.phone("+39 02 1234567")));
        for (CallState state : List.of(CallState.RINGING, CallState.HELD)) {
            site.channel.message(
                    call,
                    new IncomingMessage(state.name(), site.clock.instant(), Direction.INBOUND, Content.call(state)));
        }

        Engagement work = site.mara().accept(call).orElseThrow();

        assertThat(state(work, ViewLookups.current(work))).contains(CallState.HELD);
    }

    @Test
    @DisplayName("X3 · a customer who is reopened shows the last state of the newest activity, a call")
    void showsLastStateAfterReopen() {
        Engagement work = ringing();
        ActivityId call = ViewLookups.current(work);
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        work.create().orElseThrow();
        work.close().orElseThrow();

        Engagement again = site.mara().reopen(work.view().customer().id()).orElseThrow();

        assertThat(state(again, call)).contains(CallState.RINGING);
    }

    @Test
    @DisplayName("X3 · a call that moves to another customer, or is linked to one who is open, shows its state there")
    void showsStateAfterMoveOrLink() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        CustomerId bob = site.customer("Bob", "bob@example.org");
        Engagement target = site.mara().reopen(ada).orElseThrow();
        Engagement work = ringing();
        ActivityId call = ViewLookups.current(work);

        work.perform(new Action.Link(ada)).orElseThrow();
        assertThat(state(target, call)).contains(CallState.RINGING);

        target.perform(new Action.MoveToCustomer(call, bob)).orElseThrow();
        assertThat(state(site.mara().reopen(bob).orElseThrow(), call)).contains(CallState.RINGING);
    }

    @Test
    @DisplayName("X3 · a call without a customer that is linked later shows its last state")
    void showsStateAfterLaterLink() {
        CustomerId ada = site.customer("Ada", "ada@example.org");
        Engagement work = ringing();
        ActivityId call = ViewLookups.current(work);
        work.answer(((Closing.Uncreated) work.close()).discard());

        Engagement linked = site.mara().link(call, ada).orElseThrow();

        assertThat(state(linked, call)).contains(CallState.RINGING);
    }

    @Test
    @DisplayName("X3 · a state that is reported while the call is accepted is shown")
    void stateThatMeetsTheAccept() {
        InteractionId call = site.offer(MediaType.VOICE, Contact.at(ContactAddress.phone("+390212345678")));
        Gate gate = storage.blockNext(StorageCall.COMMIT);
        CompletableFuture<Engagement> accepting =
                CompletableFuture.supplyAsync(() -> site.mara().accept(call).orElseThrow());
        gate.awaitArrival();
        site.channel.message(
                call,
                new IncomingMessage("c9", site.clock.instant(), Direction.INBOUND, Content.call(CallState.ANSWERED)));
        gate.open();
        Engagement work = accepting.join();
        site.settle();

        assertThat(state(work, ViewLookups.current(work))).contains(CallState.ANSWERED);
    }

    @Test
    @DisplayName("X3 · the last state of a call is one read, however much was said in it")
    void readsLastStateOnce() {
        Engagement work = ringing();
        ActivityId call = ViewLookups.current(work);
        InteractionId interaction = ViewLookups.activity(work, call).interaction();
        for (int i = 0; i < 300; i++) {
            site.channel.message(interaction, "m" + i, site.clock.instant(), "And then …");
        }
        site.channel.message(
                interaction,
                new IncomingMessage("c2", site.clock.instant(), Direction.INBOUND, Content.call(CallState.HELD)));
        Desk elsewhere = site.process().desk(TestSite.MARA, Locale.ENGLISH);
        storage.resetCalls();

        Engagement there = elsewhere.engagement(work.id()).orElseThrow();

        assertThat(state(there, call)).contains(CallState.HELD);
        assertThat(storage.calls(StorageCall.LAST_CALL_STATE)).isEqualTo(1);
        assertThat(storage.calls(StorageCall.MESSAGES)).isZero();
    }

    @Test
    @DisplayName("X3 · a line of a call's transcript costs the same number of reads, however long the call is")
    void transcriptLineCostsConstantReads() {
        Engagement work = ringing();
        InteractionId call = work.view().activities().get(0).stored().interaction();
        long[] reads = new long[3];

        for (int hundred = 0; hundred < reads.length; hundred++) {
            long before = storage.calls(StorageCall.LAST_CALL_STATE);
            for (int line = 0; line < 100; line++) {
                site.channel.message(call, line(100 * hundred + line));
                site.settle();
            }
            reads[hundred] = storage.calls(StorageCall.LAST_CALL_STATE) - before;
        }

        assertThat(reads[1]).isEqualTo(reads[2]).isLessThanOrEqualTo(200);
        assertThat(state(work, ViewLookups.current(work))).contains(CallState.RINGING);
    }

    private IncomingMessage line(int number) {
        return new IncomingMessage(
                "line-" + number, site.clock.instant(), Direction.INBOUND, Content.text("line " + number));
    }
}
