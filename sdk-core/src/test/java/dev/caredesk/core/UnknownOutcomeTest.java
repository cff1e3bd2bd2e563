package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.OperationId;
import dev.caredesk.StorageException;
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
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a commit of unknown outcome")
class UnknownOutcomeTest {

    private static Optional<CallState> state(Engagement work) {
        return work.view().activities().stream()
                .filter(view -> view.stored().media() == MediaType.VOICE)
                .findFirst()
                .flatMap(ActivityView::call);
    }

    @Test
    @DisplayName("X3 · an accept whose answer was lost shows the state of the call when asked again")
    void lostAcceptShowsCallState() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            Contact phone = Contact.at(ContactAddress.phone("+39 02 1234567"));
            Engagement ada =
                    site.mara().accept(site.offer(MediaType.CHAT, phone)).orElseThrow();
            ada.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
            ada.create().orElseThrow();
            ada.close().orElseThrow();
            InteractionId call = site.offer(MediaType.VOICE, phone);
            site.channel.message(
                    call,
                    new IncomingMessage(
                            "c1", site.clock.instant(), Direction.INBOUND, Content.call(CallState.RINGING)));
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> site.mara().accept(call)).isInstanceOf(StorageException.class);

            Engagement again = site.mara().accept(call).orElseThrow();

            assertThat(again.view().customer().created()).isTrue();
            assertThat(state(again)).contains(CallState.RINGING);
        }
    }

    @Test
    @DisplayName(
            "E7 · a request closed by a commit of unknown outcome is closed in the view, by the feed and when asked again")
    void closedRequestShowsAsClosed() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement work = site.mara().reopen(ada).orElseThrow();
            var request = work.view().currentRequest().orElseThrow();
            var operation = OperationId.of("op-1");
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> work.perform(new Action.CloseRequest(request), operation))
                    .isInstanceOf(StorageException.class);
            site.settle();
            boolean heard = work.view().currentRequest().isEmpty();
            work.perform(new Action.CloseRequest(request), operation).orElseThrow();
            site.settle();
            assertThat(List.of(heard, work.view().currentRequest().isEmpty())).containsExactly(true, true);
        }
    }

    @Test
    @DisplayName("A5 · a move of unknown outcome shows on its target when asked again")
    void moveShowsOnTarget() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            site.customer("Ada", "ada@example.org");
            CustomerId bob = site.customer("Bob", "bob@example.org");
            Engagement target = site.mara().reopen(bob).orElseThrow();
            Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
            var chat = ViewLookups.current(work);
            var operation = OperationId.of("op-1");
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> work.perform(new Action.MoveToCustomer(chat, bob), operation))
                    .isInstanceOf(StorageException.class);
            site.settle();
            work.perform(new Action.MoveToCustomer(chat, bob), operation).orElseThrow();
            site.settle();
            assertThat(target.view().current()).contains(chat);
        }
    }
}
