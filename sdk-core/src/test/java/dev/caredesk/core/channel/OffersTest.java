package dev.caredesk.core.channel;

import static dev.caredesk.core.channel.TestTenant.MARA;
import static dev.caredesk.core.channel.TestTenant.NILS;
import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.AgentId;
import dev.caredesk.StorageException;
import dev.caredesk.Subscription;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.event.Feed;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Offer;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.testkit.storage.StorageCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OffersTest {

    private static final ChannelId CHAT = ChannelId.of("chat");
    private static final InteractionId ONE = InteractionId.of(CHAT, "1");
    private static final InteractionId TWO = InteractionId.of(CHAT, "2");

    /** A signal and to whom. */
    private record ToldSignal(Optional<AgentId> desk, DeskSignal signal) {}

    private final TestTenant tenant = new TestTenant();
    private final Queue<ToldSignal> told = new ConcurrentLinkedQueue<>();
    private final Offers offers = new Offers(tenant.scope, (desk, signal) -> told.add(new ToldSignal(desk, signal)));
    private final ReportSink sink = new ReportSink(CHAT, offers, tenant.scope.limits());

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    @DisplayName("D5 · an offer shows on every desk, oldest first, with what was said")
    void showsOfferOnEveryDesk() {
        tenant.clock.advance(Duration.ofMinutes(1));
        offer(ONE, Set.of(), tenant.line("m1", "hello"));
        tenant.clock.back(Duration.ofMinutes(1));
        offer(TWO, Set.of());

        assertThat(offers.on(NILS)).extracting(Offer::id).containsExactly(TWO, ONE);
        assertThat(offers.on(MARA).get(1).messages()).containsExactly(Content.text("hello"));
        assertThat(told).hasSize(2).allMatch(each -> each.desk().isEmpty());
    }

    @Test
    @DisplayName("D5 · an offer shows only on the desks that the channel names")
    void showsNamedOfferOnItsDesksOnly() {
        offer(ONE, Set.of(MARA));

        assertThat(offers.on(MARA)).hasSize(1);
        assertThat(offers.on(NILS)).isEmpty();
        assertThat(offers.hide(ONE, NILS)).isFalse();
        assertThat(told).extracting(ToldSignal::desk).containsExactly(Optional.of(MARA));
    }

    @Test
    @DisplayName("D5 · reject hides an offer on that desk only, also when it is offered again")
    void rejectHidesOfferOnItsDesk() {
        offer(ONE, Set.of());

        assertThat(offers.hide(ONE, MARA)).isTrue();
        offer(ONE, Set.of());

        assertThat(offers.on(MARA)).isEmpty();
        assertThat(offers.on(NILS)).extracting(Offer::id).containsExactly(ONE);
        assertThat(offers.hide(ONE, MARA)).isFalse();
    }

    @Test
    @DisplayName("X2 · the same offer again changes nothing, and a message is shown once")
    void repeatedOfferChangesNothing() {
        offer(ONE, Set.of(), tenant.line("m1", "hello"));
        offer(ONE, Set.of(), tenant.line("m1", "hello"));
        sink.message(ONE, tenant.line("m1", "hello"));
        sink.message(ONE, tenant.line("m2", "anybody?"));

        assertThat(offers.find(ONE).orElseThrow().messages())
                .extracting(IncomingMessage::id)
                .containsExactly("m1", "m2");
        assertThat(told).hasSize(2);
        assertThat(told)
                .extracting(ToldSignal::signal)
                .last()
                .isInstanceOfSatisfying(
                        DeskSignal.OfferCame.class,
                        came -> assertThat(came.offer().messages()).hasSize(2));
    }

    @Test
    @DisplayName("D5 · what was accepted is not offered again, which one read finds out; new messages are stored")
    void offersNothingAcceptedAgain() {
        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);
        tenant.storage.resetCalls();

        sink.offer(List.of(interaction(ONE, Set.of(), tenant.line("m1", "hello")), interaction(TWO, Set.of())));

        assertThat(offers.on(MARA)).extracting(Offer::id).containsExactly(TWO);
        assertThat(tenant.storage.calls(StorageCall.CLAIMS)).isEqualTo(1);
        assertThat(tenant.texts(activity)).containsExactly("hello");
    }

    @Test
    @DisplayName(
            "M3 · what is reported of an interaction that was accepted before this process began goes to its activity;"
                    + " one read finds it")
    void acceptedBefore() {
        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);
        tenant.storage.resetCalls();

        sink.message(ONE, tenant.line("m1", "hello"));
        sink.message(ONE, tenant.line("m2", "anybody?"));
        sink.ended(ONE, tenant.clock.instant());

        assertThat(tenant.texts(activity)).containsExactly("hello", "anybody?");
        assertThat(tenant.stored(activity).end()).isPresent();
        assertThat(tenant.storage.calls(StorageCall.CLAIMS)).isEqualTo(1);
    }

    @Test
    @DisplayName("M3 · the end alone, of an interaction that was accepted before this process began, ends its activity")
    void endedAcceptedBefore() {
        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);

        sink.ended(ONE, tenant.clock.instant());

        assertThat(tenant.stored(activity).end()).isPresent();
    }

    @Test
    @DisplayName("X2 · a message before its offer is held until the offer comes")
    void holdsMessageUntilOffer() {
        sink.message(ONE, tenant.line("m1", "first"));
        assertThat(offers.find(ONE)).isEmpty();

        tenant.clock.advance(Duration.ofSeconds(1));
        offer(ONE, Set.of(), tenant.line("m2", "second"));

        assertThat(offers.on(MARA).get(0).messages()).containsExactly(Content.text("first"), Content.text("second"));
    }

    @Test
    @DisplayName("X2 · what is held is bounded; the oldest goes, and health shows it")
    void boundsHeldMessages() {
        IntStream.rangeClosed(0, EarlyMessages.MESSAGES)
                .forEach(n -> sink.message(ONE, tenant.line("m" + n, "line " + n)));

        offer(ONE, Set.of());

        assertThat(offers.find(ONE).orElseThrow().messages())
                .hasSize(EarlyMessages.MESSAGES)
                .noneMatch(message -> message.id().equals("m0"));
        assertThat(tenant.background.problems()).hasSize(1);
    }

    @Test
    @DisplayName("D5 · an offer that ends before it was accepted is gone, and does not come back")
    void endedOfferIsGone() {
        offer(ONE, Set.of());
        sink.ended(ONE, tenant.clock.instant());
        offer(ONE, Set.of());

        assertThat(offers.find(ONE)).isEmpty();
        assertThat(told).extracting(ToldSignal::signal).element(1).isEqualTo(new DeskSignal.OfferGone(ONE));
        assertThat(told).hasSize(2);
    }

    @Test
    @DisplayName("X2 · an end before its offer makes the offer be ignored")
    void ignoresOfferAfterItsEnd() {
        sink.ended(ONE, tenant.clock.instant());
        offer(ONE, Set.of());

        assertThat(offers.find(ONE)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("D5 · an accept tells the other desks by whom, and what was reported meanwhile goes to the activity")
    void acceptTellsOtherDesks() {
        offer(ONE, Set.of(MARA, NILS), tenant.line("m1", "committed"));
        sink.message(ONE, tenant.line("m2", "meanwhile"));
        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);
        sink.ended(ONE, tenant.clock.instant());

        offers.taken(ONE, MARA, activity, Set.of("m1"));

        await().until(() -> tenant.stored(activity).end().isPresent());
        assertThat(tenant.texts(activity)).containsExactly("meanwhile");
        assertThat(offers.find(ONE)).isEmpty();
    }

    @Test
    @DisplayName("D5 · the others are told who accepted, and the agent's own desk is not")
    void signalsWhoAccepted() {
        offer(ONE, Set.of(MARA, NILS));
        told.clear();

        offers.taken(ONE, MARA, tenant.accept("a", ONE, MediaType.CHAT), Set.of());
        offers.taken(ONE, MARA, ActivityId.of("a"), Set.of());

        assertThat(told).containsExactly(new ToldSignal(Optional.of(NILS), new DeskSignal.OfferTaken(ONE, MARA)));
    }

    @Test
    @DisplayName("X2 · what was reported meanwhile is stored after the storage failed")
    void storesReportsAfterOutage() {
        offer(ONE, Set.of(), tenant.line("m1", "meanwhile"));
        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);
        tenant.storage.failBefore(1, StorageCall.COMMIT);

        offers.taken(ONE, MARA, activity, Set.of());

        await().until(() -> tenant.texts(activity).equals(List.of("meanwhile")));
    }

    @Test
    @DisplayName("D5 · what another process accepts is offered here no more, and what was only reported here is stored")
    void withdrawsOfferAcceptedElsewhere() {
        Feed feed = new Feed(tenant.scope, Duration.ofMillis(20));
        feed.start();
        Subscription watching = feed.listen(new AcceptedOfferWatch(tenant.scope, offers));
        offer(ONE, Set.of(), tenant.line("m1", "reported here"));

        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);

        await().until(() -> !tenant.texts(activity).isEmpty());
        assertThat(offers.find(ONE)).isEmpty();
        assertThat(told).extracting(ToldSignal::signal).contains(new DeskSignal.OfferTaken(ONE, MARA));
        watching.close();
        feed.stop();
    }

    @Test
    @DisplayName("D5 · what another process accepted is seen also when the feed was trimmed past it, at once or later")
    void withdrawsOfferThoughFeedWasTrimmed() {
        offer(ONE, Set.of());
        ActivityId unused = tenant.accept("a", ONE, MediaType.CHAT);
        tenant.storage.failBefore(1, StorageCall.CLAIMS);

        new AcceptedOfferWatch(tenant.scope, offers).heard(new JournalPage(List.of(), Optional.empty(), true));

        await().until(() -> offers.find(ONE).isEmpty());
        assertThat(told).extracting(ToldSignal::signal).contains(new DeskSignal.OfferTaken(ONE, MARA));
    }

    @Test
    @DisplayName("D5 · an accept that was refused because of another takes the offer away")
    void refusedAcceptWithdrawsOffer() {
        offer(ONE, Set.of(), tenant.line("m1", "reported here"));
        ActivityId activity = tenant.accept("a", ONE, MediaType.CHAT);

        offers.takenElsewhere(ONE, MARA);

        assertThat(offers.find(ONE)).isEmpty();
        await().until(() -> tenant.texts(activity).equals(List.of("reported here")));
    }

    @Test
    @DisplayName("X2 · a report that the storage fails on fails, so that the channel reports again")
    void failsReportWhenStorageFails() {
        tenant.storage.failBefore(1, StorageCall.CLAIMS);

        assertThatThrownBy(() -> sink.message(ONE, tenant.line("m1", "hello"))).isInstanceOf(StorageException.class);
    }

    @Test
    @DisplayName("X1 · a channel reports only of its own interactions")
    void refusesReportOfOtherChannel() {
        InteractionId other = InteractionId.of(ChannelId.of("mail"), "1");

        assertThatThrownBy(() -> sink.offer(List.of(interaction(other, Set.of()))))
                .isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> sink.message(other, tenant.line("m", "x"))).isInstanceOf(WrongCallException.class);
        assertThatThrownBy(() -> sink.ended(other, tenant.clock.instant())).isInstanceOf(WrongCallException.class);
    }

    private void offer(InteractionId id, Set<AgentId> desks, IncomingMessage... messages) {
        sink.offer(List.of(interaction(id, desks, messages)));
    }

    private Interaction interaction(InteractionId id, Set<AgentId> desks, IncomingMessage... messages) {
        return new Interaction(
                id,
                MediaType.CHAT,
                Direction.INBOUND,
                Contact.at(ContactAddress.other("ada")),
                "",
                tenant.clock.instant(),
                List.of(messages),
                desks);
    }
}
