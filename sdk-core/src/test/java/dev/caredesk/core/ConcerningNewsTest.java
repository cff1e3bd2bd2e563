package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.request.RequestId;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what is news to an engagement, and what is not")
class ConcerningNewsTest {

    private static final Duration DELAY = Duration.ofDays(5);

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
    private final TestSite site = new TestSite(storage, Limits.DEFAULT);
    private CustomerId ada = CustomerId.of("none");
    private CustomerId bob = CustomerId.of("none");

    @BeforeEach
    void customers() {
        ada = site.customer("Ada", "ada@example.org");
        bob = site.customer("Bob", "bob@example.org");
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    @DisplayName(
            "R6 · an engagement that never had the chat shows the deadline that is back when the chat is moved away")
    void showsDeadlineWhenChatLeft() {
        Engagement reader = site.luca().reopen(ada).orElseThrow();
        Engagement work = site.mara().accept(site.chat("ada@example.org")).orElseThrow();
        ActivityId chat = ViewLookups.current(work);
        RequestId request = ViewLookups.request(work);
        site.settle();
        assertThat(ViewLookups.request(reader, request).deadline()).isEmpty();
        assertThat(reader.view().activities())
                .noneMatch(view -> view.stored().id().equals(chat));
        site.clock.advance(Duration.ofDays(1));

        work.perform(new Action.MoveToCustomer(chat, bob)).orElseThrow();
        site.settle();

        assertThat(ViewLookups.request(reader, request).deadline())
                .contains(site.clock.instant().plus(DELAY));
    }

    @Test
    @DisplayName("N1 · a move between two other customers is no news to an engagement: it reads nothing")
    void readsNothingOfMoveOfOthers() {
        Engagement work = site.mara().accept(site.chat("bob@example.org")).orElseThrow();
        CustomerId eve = site.customer("Eve", "eve@example.org");
        Engagement reader = site.luca().reopen(ada).orElseThrow();
        work.perform(new Action.MoveToCustomer(ViewLookups.current(work), eve)).orElseThrow();
        storage.resetCalls();

        site.settle();

        assertThat(storage.calls(StorageCall.JOURNAL_AFTER)).isPositive();
        assertThat(storage.calls(StorageCall.LOAD)).isZero();
        assertThat(reader.view().notices()).isEmpty();
    }

    @Test
    @DisplayName("N4 · what an engagement committed itself is no news to it: it reads nothing again")
    void readsNothingOfOwnCommit() {
        Engagement work = site.luca().reopen(ada).orElseThrow();
        site.settle();
        work.addRequest("Billing", "").orElseThrow();
        storage.resetCalls();

        site.settle();

        assertThat(storage.calls(StorageCall.JOURNAL_AFTER)).isPositive();
        assertThat(storage.calls(StorageCall.LOAD)).isZero();
        assertThat(work.view().notices()).isEmpty();
    }

    @Test
    @DisplayName("N1 · what was heard of before an engagement was opened is no news to it: it reads nothing again")
    void readsNothingHeardBeforeOpening() {
        Engagement theirs = site.mara().reopen(ada).orElseThrow();
        theirs.addRequest("Billing", "").orElseThrow();
        site.settle();
        Engagement work = site.luca().reopen(ada).orElseThrow();
        storage.resetCalls();

        site.settle();

        assertThat(storage.calls(StorageCall.JOURNAL_AFTER)).isPositive();
        assertThat(storage.calls(StorageCall.LOAD)).isZero();
        assertThat(work.view().requests()).hasSize(2);
    }

    @Test
    @DisplayName("M3 · a message about an activity of nobody is no news to an engagement of another customer")
    void readsNothingOfMessageOfNobody() {
        InteractionId chat = site.chat("new@example.org");
        Engagement work = site.mara().accept(chat).orElseThrow();
        work.answer(work.close().question().orElseThrow().discard()).orElseThrow();
        Engagement reader = site.luca().reopen(ada).orElseThrow();
        site.settle();
        site.channel.message(chat, "m1", site.clock.instant(), "Hello?");
        storage.resetCalls();

        site.settle();

        assertThat(storage.calls(StorageCall.JOURNAL_AFTER)).isPositive();
        assertThat(storage.calls(StorageCall.LOAD)).isZero();
        assertThat(reader.view().notices()).isEmpty();
    }
}
