package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Limits;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.Offer;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what is offered to desks")
class OffersOfDesksTest {

    private static final Contact CALLER = Contact.at(ContactAddress.phone("+390212345678"));

    @Test
    @DisplayName("D4 · a second call is refused until the first one ends")
    void refusesSecondCall() {
        try (TestSite site = new TestSite()) {
            InteractionId first = site.offer(MediaType.VOICE, CALLER);
            InteractionId second = site.offer(MediaType.VOICE, Contact.at(ContactAddress.phone("+390287654321")));
            Engagement work = site.mara().accept(first).orElseThrow();

            assertThat(RefusalCodes.codes(site.mara().accept(second))).containsExactly(RefusalCode.CALL_LIMIT);
            assertThat(site.mara().offers()).extracting(Offer::id).containsExactly(second);

            site.channel.end(first, site.clock.instant());
            site.settle();
            assertThat(site.mara().view().open()).extracting("engagement").containsExactly(work.id());
            assertThat(site.mara().accept(second).isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("D4 · closing the customer ends the call, so that the next one can be accepted")
    void closeEndsTheCall() {
        try (TestSite site = new TestSite()) {
            InteractionId first = site.offer(MediaType.VOICE, CALLER);
            InteractionId second = site.offer(MediaType.VOICE, Contact.at(ContactAddress.phone("+390287654321")));
            Engagement work = site.mara().accept(first).orElseThrow();
            work.answer(work.close().question().orElseThrow().discard()).orElseThrow();

            assertThat(site.mara().accept(second).isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("D4 · the one call is checked at the commit, also across processes")
    void refusesSecondCallAcrossProcesses() {
        try (TestSite site = new TestSite()) {
            site.mara().accept(site.offer(MediaType.VOICE, CALLER)).orElseThrow();
            RecordingChannel phone = RecordingChannel.of("phone");
            try (SecondProcess there = SecondProcess.with(site, phone)) {
                InteractionId second = phone.offer(
                        "p1", MediaType.VOICE, Contact.at(ContactAddress.phone("+390287654321")), site.clock.instant());
                there.settle();

                assertThat(RefusalCodes.codes(there.desk(TestSite.MARA).accept(second)))
                        .containsExactly(RefusalCode.CALL_LIMIT);
                assertThat(there.desk(TestSite.LUCA).accept(second).isDone()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("D4 · chats and e-mails are not limited")
    void acceptsAnyNumberOfChats() {
        try (TestSite site = new TestSite()) {
            site.mara().accept(site.offer(MediaType.VOICE, CALLER)).orElseThrow();
            for (int each = 0; each < 12; each++) {
                MediaType media = each % 2 == 0 ? MediaType.CHAT : MediaType.EMAIL;
                Contact contact = Contact.at(ContactAddress.email("c" + each + "@example.org"));
                assertThat(site.mara().accept(site.offer(media, contact)).isDone())
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("D4 · chats and e-mails are limited where it is set")
    void limitsChats() {
        Limits two = Limits.DEFAULT.withAtOnce(new Limits.AtOnce(OptionalInt.of(2), OptionalInt.of(1)));
        try (TestSite site = new TestSite(InMemoryStorage.create(), two)) {
            InteractionId first = site.chat("a@example.org");
            site.mara().accept(first).orElseThrow();
            site.mara().accept(site.chat("b@example.org")).orElseThrow();
            InteractionId third = site.chat("c@example.org");

            assertThat(RefusalCodes.codes(site.mara().accept(third))).containsExactly(RefusalCode.MEDIA_LIMIT);
            site.mara().accept(email(site, "d@example.org")).orElseThrow();
            assertThat(RefusalCodes.codes(site.mara().accept(email(site, "e@example.org"))))
                    .containsExactly(RefusalCode.MEDIA_LIMIT);

            site.channel.end(first, site.clock.instant());
            site.settle();
            assertThat(site.mara().accept(third).isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("D5 · an offer can be looked at before it is accepted, on every desk of its tenant")
    void showsOfferBeforeAccept() {
        try (TestSite site = new TestSite()) {
            site.sdk();
            InteractionId id = site.channel.interaction("look");
            var said = new IncomingMessage(
                    "m1", site.clock.instant(), Direction.INBOUND, Content.text("The router drops"));
            site.channel.offer(new Interaction(
                    id,
                    MediaType.CHAT,
                    Direction.INBOUND,
                    Contact.at(ContactAddress.email("ada@example.org")),
                    "Router",
                    site.clock.instant(),
                    List.of(said),
                    Set.of()));

            for (Desk desk : List.of(site.mara(), site.luca())) {
                assertThat(desk.offers()).singleElement().satisfies(offer -> {
                    assertThat(offer.id()).isEqualTo(id);
                    assertThat(offer.subject()).isEqualTo("Router");
                });
                assertThat(desk.view().offers()).hasSize(1);
                assertThat(desk.view().waiting()).isEqualTo(1);
                assertThat(desk.messages(id).orElseThrow().items())
                        .singleElement()
                        .satisfies(message -> {
                            assertThat(message.content().text()).isEqualTo("The router drops");
                            assertThat(message.direction()).isEqualTo(Direction.INBOUND);
                            assertThat(message.at()).isEqualTo(site.clock.instant());
                        });
            }
        }
    }

    @Test
    @DisplayName("D5 · an offer that names its desks shows on them and can be accepted on no other")
    void showsNamedOfferOnItsDesksOnly() {
        try (TestSite site = new TestSite()) {
            site.sdk();
            InteractionId id = site.channel.interaction("named");
            site.channel.offer(new Interaction(
                    id,
                    MediaType.CHAT,
                    Direction.INBOUND,
                    Contact.at(ContactAddress.email("ada@example.org")),
                    "",
                    site.clock.instant(),
                    List.of(),
                    Set.of(TestSite.LUCA)));

            assertThat(site.mara().offers()).isEmpty();
            assertThat(RefusalCodes.codes(site.mara().accept(id))).containsExactly(RefusalCode.INTERACTION_GONE);
            assertThat(site.luca().offers()).hasSize(1);
            assertThat(site.luca().accept(id).isDone()).isTrue();
        }
    }

    @Test
    @DisplayName(
            "D5 · an offer that was meant for another desk when it was last seen can be accepted as soon as it is meant for"
                    + " this one")
    void staleSightRefusesNothing() {
        try (TestSite site = new TestSite()) {
            site.sdk();
            site.channel.offer(named(site, TestSite.LUCA));
            InteractionId id = site.luca().offers().get(0).id();

            site.channel.offer(named(site, TestSite.MARA));

            assertThat(site.mara().accept(id).isDone()).isTrue();
        }
    }

    private static Interaction named(TestSite site, AgentId desk) {
        return new Interaction(
                site.channel.interaction("named"),
                MediaType.CHAT,
                Direction.INBOUND,
                Contact.at(ContactAddress.email("ada@example.org")),
                "",
                site.clock.instant(),
                List.of(),
                Set.of(desk));
    }

    @Test
    @DisplayName("D5 · of two agents exactly one gets it, and the other is told who did")
    void oneAgentGetsOffer() {
        try (TestSite site = new TestSite()) {
            List<DeskSignal> signals = new ArrayList<>();
            site.luca().listen(signals::add);
            InteractionId id = site.chat("ada@example.org");
            site.mara().accept(id).orElseThrow();

            assertThat(site.luca().accept(id).refusals())
                    .containsExactly(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, TestSite.MARA));
            assertThat(site.luca().reject(id).refusals())
                    .containsExactly(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, TestSite.MARA));
            assertThat(site.luca().offers()).isEmpty();
            assertThat(site.luca().view().open()).isEmpty();
            site.settle();
            assertThat(signals).contains(new DeskSignal.OfferTaken(id, TestSite.MARA));
        }
    }

    @Test
    @DisplayName("D5 · accepting twice is accepting once")
    void acceptingTwiceAcceptsOnce() {
        try (TestSite site = new TestSite()) {
            InteractionId id = site.chat("ada@example.org");
            Engagement first = site.mara().accept(id).orElseThrow();
            Engagement again = site.mara().accept(id).orElseThrow();
            site.settle();

            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.view().activities()).hasSize(1);
            assertThat(site.channel.told(Command.Accept.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("D5 · accepting again elsewhere what was accepted here gives the same engagement")
    void acceptingElsewhereGivesSameEngagement() {
        try (TestSite site = new TestSite()) {
            InteractionId id = site.chat("ada@example.org");
            Engagement first = site.mara().accept(id).orElseThrow();

            assertThat(site.process()
                            .desk(TestSite.MARA)
                            .accept(id)
                            .orElseThrow()
                            .id())
                    .isEqualTo(first.id());
        }
    }

    @Test
    @DisplayName("D5 · reject hides an offer on that desk and tells the channel; offered again by the channel it stays"
            + " hidden")
    void rejectHidesOffer() {
        try (TestSite site = new TestSite()) {
            InteractionId id = site.chat("ada@example.org");
            site.mara().reject(id).orElseThrow();
            site.settle();

            assertThat(site.mara().offers()).isEmpty();
            assertThat(site.luca().offers()).extracting(Offer::id).containsExactly(id);
            assertThat(site.channel.told(Command.Reject.class)).singleElement().satisfies(told -> {
                assertThat(told.interaction()).isEqualTo(id);
                assertThat(told.agent()).isEqualTo(TestSite.MARA);
            });

            site.channel.repeat();
            assertThat(site.mara().offers()).isEmpty();
        }
    }

    @Test
    @DisplayName("D5 · what ended before it was accepted is gone: no activity, one signal")
    void endedOfferIsGone() {
        try (TestSite site = new TestSite()) {
            List<DeskSignal> signals = new ArrayList<>();
            site.mara().listen(signals::add);
            InteractionId id = site.chat("ada@example.org");
            site.channel.end(id, site.clock.instant());
            site.channel.end(id, site.clock.instant());
            site.settle();

            assertThat(RefusalCodes.codes(site.mara().accept(id))).containsExactly(RefusalCode.INTERACTION_GONE);
            assertThat(site.mara().offers()).isEmpty();
            assertThat(signals.stream().filter(DeskSignal.OfferGone.class::isInstance))
                    .containsExactly(new DeskSignal.OfferGone(id));
            assertThat(site.mara().unlinked(Optional.empty(), 10).orElseThrow().items())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("D5 · what was accepted is not offered again, also after a restart")
    void offersNothingAcceptedAgain() {
        try (TestSite site = new TestSite()) {
            InteractionId accepted = site.chat("ada@example.org");
            InteractionId waiting = site.chat("bob@example.org");
            site.mara().accept(accepted).orElseThrow();
            site.settle();

            try (SecondProcess restarted = SecondProcess.afterKill(site)) {
                assertThat(restarted.desk(TestSite.MARA).offers())
                        .extracting(Offer::id)
                        .containsExactly(waiting);
            }
        }
    }

    @Test
    @DisplayName("D5 · a reject is for good, also after a restart")
    void rejectOutlivesProcess() {
        try (TestSite site = new TestSite()) {
            InteractionId id = site.chat("ada@example.org");
            site.mara().reject(id).orElseThrow();
            site.settle();
            try (SecondProcess restarted = SecondProcess.afterKill(site)) {
                assertThat(restarted.desk(TestSite.MARA).offers()).isEmpty();
                assertThat(restarted.desk(TestSite.LUCA).offers())
                        .extracting(Offer::id)
                        .containsExactly(id);
            }
        }
    }

    @Test
    @DisplayName("D5 · a batch of offers costs one read and one commit")
    void batchCostsOneCommit() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, Limits.DEFAULT)) {
            site.sdk();
            storage.resetCalls();
            site.channel.offer(interaction(site, "a"), interaction(site, "b"), interaction(site, "c"));
            assertThat(storage.calls(StorageCall.LOAD)).isEqualTo(1);
            assertThat(storage.calls(StorageCall.COMMIT)).isEqualTo(1);
            assertThat(site.mara().offers()).hasSize(3);
        }
    }

    @Test
    @DisplayName("D4 · a call that is started outbound counts as the one call")
    void outboundCallCounts() {
        try (TestSite site = new TestSite()) {
            Engagement work =
                    site.mara().reopen(site.customer("Ada", "ada@example.org")).orElseThrow();
            work.start(site.channel.id(), MediaType.VOICE, ContactAddress.phone("+390287654321"))
                    .orElseThrow();

            assertThat(RefusalCodes.codes(site.mara().accept(site.offer(MediaType.VOICE, CALLER))))
                    .containsExactly(RefusalCode.CALL_LIMIT);
            assertThat(RefusalCodes.codes(
                            work.start(site.channel.id(), MediaType.VOICE, ContactAddress.phone("+390287654322"))))
                    .containsExactly(RefusalCode.CALL_LIMIT);
        }
    }

    private static InteractionId email(TestSite site, String address) {
        return site.offer(MediaType.EMAIL, Contact.at(ContactAddress.email(address)));
    }

    private static Interaction interaction(TestSite site, String name) {
        return new Interaction(
                site.channel.interaction(name),
                MediaType.CHAT,
                Direction.INBOUND,
                Contact.at(ContactAddress.email(name + "@example.org")),
                "",
                site.clock.instant(),
                List.of(),
                Set.of());
    }
}
