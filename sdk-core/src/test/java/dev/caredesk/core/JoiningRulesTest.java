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
    private final House house = new House(storage, Limits.DEFAULT);
    private CustomerId ada = CustomerId.of("none");

    @BeforeEach
    void customer() {
        ada = house.customer("Ada", "ada@example.org");
    }

    @AfterEach
    void end() {
        house.close();
    }

    /** Luca, in another process of which this one hears nothing, starts a request that is the last updated one. */
    private RequestId newerElsewhere() {
        Desk luca = house.process().desk(House.LUCA, Locale.ENGLISH);
        house.clock.advance(Duration.ofMinutes(1));
        Engagement work = luca.reopen(ada).orElseThrow();
        RequestId newer = work.addRequest("Newer", "").orElseThrow();
        work.close().orElseThrow();
        return newer;
    }

    private static Optional<RequestId> requestOf(Engagement work, ActivityId activity) {
        return Told.activity(work, activity).request();
    }

    @Test
    @DisplayName("A2 · an accept joins the newest open request of now, also where the customer is open here already")
    void accept() {
        InteractionId chat = house.chat("ada@example.org");
        Engagement open = house.mara().reopen(ada).orElseThrow();
        RequestId newer = newerElsewhere();

        Engagement work = house.mara().accept(chat).orElseThrow();

        assertThat(work.id()).isEqualTo(open.id());
        assertThat(requestOf(work, Told.current(work))).contains(newer);
    }

    @Test
    @DisplayName("A2 · what is started joins the newest open request of now")
    void start() {
        Engagement work = house.mara().reopen(ada).orElseThrow();
        RequestId newer = newerElsewhere();

        ActivityId started = work.perform(new Action.Start(ChannelId.of("chat"), MediaType.CHAT, ADDRESS))
                .orElseThrow();

        assertThat(requestOf(work, started)).contains(newer);
    }

    @Test
    @DisplayName("A5 · an activity that moves to a customer who is open here joins the newest open request of now")
    void moveToCustomer() {
        Engagement target = house.mara().reopen(ada).orElseThrow();
        house.customer("Bob", "bob@example.org");
        Engagement from = house.mara().accept(house.chat("bob@example.org")).orElseThrow();
        ActivityId chat = Told.current(from);
        RequestId newer = newerElsewhere();

        from.perform(new Action.MoveToCustomer(chat, ada)).orElseThrow();

        assertThat(requestOf(target, chat)).contains(newer);
    }

    @Test
    @DisplayName("C6 · a link to a customer who is open here joins the newest open request of now")
    void link() {
        Engagement target = house.mara().reopen(ada).orElseThrow();
        Engagement from = house.mara().accept(house.chat("eve@example.org")).orElseThrow();
        ActivityId chat = Told.current(from);
        RequestId newer = newerElsewhere();

        from.perform(new Action.Link(ada)).orElseThrow();

        assertThat(requestOf(target, chat)).contains(newer);
    }

    @Test
    @DisplayName("A7 · an activity without a customer that is linked joins the newest open request of now")
    void linkLater() {
        Engagement left = house.mara().accept(house.chat("eve@example.org")).orElseThrow();
        ActivityId chat = Told.current(left);
        left.answer(((Closing.Uncreated) left.close()).discard());
        Engagement target = house.mara().reopen(ada).orElseThrow();
        RequestId newer = newerElsewhere();

        house.mara().link(chat, ada).orElseThrow();

        assertThat(requestOf(target, chat)).contains(newer);
    }

    @Test
    @DisplayName("A2 · of two agents who accept at the same time for a customer without an open request, one makes a"
            + " request")
    void oneUntitledRequest() throws InterruptedException {
        InteractionId one = house.chat("ada@example.org");
        InteractionId other = house.chat("ada@example.org");
        Desk luca = house.luca();
        Engagement first = house.mara().reopen(ada).orElseThrow();
        first.perform(new Action.CloseRequest(Told.request(first))).orElseThrow();
        Gate gate = storage.blockNext(StorageCall.COMMIT);
        Thread accepting = new Thread(() -> luca.accept(one).orElseThrow());
        accepting.start();
        gate.awaitArrival();
        house.mara().accept(other).orElseThrow();
        gate.open();
        accepting.join();

        Engagement second = luca.accept(one).orElseThrow();
        assertThat(requestOf(second, Told.current(second))).isEqualTo(requestOf(first, Told.current(first)));
        assertThat(second.view().requests()).hasSize(1);
    }
}
