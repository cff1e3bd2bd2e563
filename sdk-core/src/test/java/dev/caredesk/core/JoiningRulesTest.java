package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.request.RequestId;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("which request an activity joins, where another process has been at work")
class JoiningRulesTest {

    private static final ContactAddress ADDRESS = ContactAddress.email("ada@example.org");

    private final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
    private final TestSite site = new TestSite(storage, Limits.DEFAULT);
    private CustomerId ada = CustomerId.of("none");

    @BeforeEach
    void customer() {
        ada = site.customer("Ada", "ada@example.org");
    }

    @AfterEach
    void end() {
        site.close();
    }

    /** Luca, in another process of which this one hears nothing, starts a request that is the last updated one. */
    private RequestId newerElsewhere() {
        Desk luca = site.process().desk(TestSite.LUCA, Locale.ENGLISH);
        site.clock.advance(Duration.ofMinutes(1));
        Engagement work = luca.reopen(ada).orElseThrow();
        RequestId newer = work.addRequest("Newer", "").orElseThrow();
        work.close().orElseThrow();
        return newer;
    }

    private static Optional<RequestId> requestOf(Engagement work, ActivityId activity) {
        return ViewLookups.activity(work, activity).request();
    }

    @Test
    @DisplayName("A2 · an accept joins the newest open request of now, also where the customer is open here already")
    void acceptJoinsNewestRequest() {
        InteractionId chat = site.chat("ada@example.org");
        Engagement open = site.mara().reopen(ada).orElseThrow();
        RequestId newer = newerElsewhere();

        Engagement work = site.mara().accept(chat).orElseThrow();

        assertThat(work.id()).isEqualTo(open.id());
        assertThat(requestOf(work, ViewLookups.current(work))).contains(newer);
    }

    @Test
    @DisplayName("A2 · what is started joins the newest open request of now")
    void startJoinsNewestRequest() {
        Engagement work = site.mara().reopen(ada).orElseThrow();
        RequestId newer = newerElsewhere();

        ActivityId started = work.perform(new Action.Start(ChannelId.of("chat"), MediaType.CHAT, ADDRESS))
                .orElseThrow();

        assertThat(requestOf(work, started)).contains(newer);
    }

    @Test
    @DisplayName("A5 · an activity that moves to a customer who is open here joins the newest open request of now")
    void moveJoinsNewestRequest() {
        Engagement target = site.mara().reopen(ada).orElseThrow();
        site.customer("Bob", "bob@example.org");
        Engagement from = site.mara().accept(site.chat("bob@example.org")).orElseThrow();
        ActivityId chat = ViewLookups.current(from);
        RequestId newer = newerElsewhere();

        from.perform(new Action.MoveToCustomer(chat, ada)).orElseThrow();

        assertThat(requestOf(target, chat)).contains(newer);
    }

    @Test
    @DisplayName("C6 · a link to a customer who is open here joins the newest open request of now")
    void linkJoinsNewestRequest() {
        Engagement target = site.mara().reopen(ada).orElseThrow();
        Engagement from = site.mara().accept(site.chat("eve@example.org")).orElseThrow();
        ActivityId chat = ViewLookups.current(from);
        RequestId newer = newerElsewhere();

        from.perform(new Action.Link(ada)).orElseThrow();

        assertThat(requestOf(target, chat)).contains(newer);
    }

    @Test
    @DisplayName("A7 · an activity without a customer that is linked joins the newest open request of now")
    void laterLinkJoinsNewestRequest() {
        Engagement left = site.mara().accept(site.chat("eve@example.org")).orElseThrow();
        ActivityId chat = ViewLookups.current(left);
        left.answer(((Closing.Uncreated) left.close()).discard());
        Engagement target = site.mara().reopen(ada).orElseThrow();
        RequestId newer = newerElsewhere();

        site.mara().link(chat, ada).orElseThrow();

        assertThat(requestOf(target, chat)).contains(newer);
    }

    @Test
    @DisplayName("A2 · of two agents who accept at the same time for a customer without an open request, one makes a"
            + " request")
    void twoAcceptsMakeOneRequest() throws InterruptedException {
        InteractionId one = site.chat("ada@example.org");
        InteractionId other = site.chat("ada@example.org");
        Desk luca = site.luca();
        Engagement first = site.mara().reopen(ada).orElseThrow();
        first.perform(new Action.CloseRequest(ViewLookups.request(first))).orElseThrow();
        Gate gate = storage.blockNext(StorageCall.COMMIT);
        Thread accepting = new Thread(() -> luca.accept(one).orElseThrow());
        accepting.start();
        gate.awaitArrival();
        site.mara().accept(other).orElseThrow();
        gate.open();
        accepting.join();

        Engagement second = luca.accept(one).orElseThrow();
        assertThat(requestOf(second, ViewLookups.current(second)))
                .isEqualTo(requestOf(first, ViewLookups.current(first)));
        assertThat(second.view().requests()).hasSize(1);
    }
}
