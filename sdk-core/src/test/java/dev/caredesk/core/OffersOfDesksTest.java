package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.caredesk.testkit.channel.RecordingChannel.Rejection;
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
    void oneCall() {
        try (House house = new House()) {
            InteractionId first = house.offer(MediaType.VOICE, CALLER);
            InteractionId second = house.offer(MediaType.VOICE, Contact.at(ContactAddress.phone("+390287654321")));
            Engagement work = house.mara().accept(first).orElseThrow();

            assertThat(Why.codes(house.mara().accept(second))).containsExactly(RefusalCode.CALL_LIMIT);
            assertThat(house.mara().offers()).extracting(Offer::id).containsExactly(second);

            house.channel.end(first, house.clock.instant());
            house.settle();
            assertThat(house.mara().view().open()).extracting("engagement").containsExactly(work.id());
            assertThat(house.mara().accept(second).isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("D4 · closing the customer ends the call, so that the next one can be accepted")
    void closeEndsTheCall() {
        try (House house = new House()) {
            InteractionId first = house.offer(MediaType.VOICE, CALLER);
            InteractionId second = house.offer(MediaType.VOICE, Contact.at(ContactAddress.phone("+390287654321")));
            Engagement work = house.mara().accept(first).orElseThrow();
            work.answer(work.close().question().orElseThrow().discard()).orElseThrow();

            assertThat(house.mara().accept(second).isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("D4 · the one call is checked at the commit, also across processes")
    void oneCallAcrossProcesses() {
        try (House house = new House()) {
            house.mara().accept(house.offer(MediaType.VOICE, CALLER)).orElseThrow();
            RecordingChannel phone = RecordingChannel.of("phone");
            try (Elsewhere there = Elsewhere.with(house, phone)) {
                InteractionId second = phone.offer(
                        "p1",
                        MediaType.VOICE,
                        Contact.at(ContactAddress.phone("+390287654321")),
                        house.clock.instant());
                there.settle();

                assertThat(Why.codes(there.desk(House.MARA).accept(second))).containsExactly(RefusalCode.CALL_LIMIT);
                assertThat(there.desk(House.LUCA).accept(second).isDone()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("D4 · chats and e-mails are not limited")
    void chatsWithoutLimit() {
        try (House house = new House()) {
            house.mara().accept(house.offer(MediaType.VOICE, CALLER)).orElseThrow();
            for (int each = 0; each < 12; each++) {
                MediaType media = each % 2 == 0 ? MediaType.CHAT : MediaType.EMAIL;
                Contact contact = Contact.at(ContactAddress.email("c" + each + "@example.org"));
                assertThat(house.mara().accept(house.offer(media, contact)).isDone())
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("D4 · chats and e-mails are limited where it is set")
    void chatsWithLimit() {
        Limits two = Limits.DEFAULT.withAtOnce(new Limits.AtOnce(OptionalInt.of(2), OptionalInt.of(1)));
        try (House house = new House(InMemoryStorage.create(), two)) {
            InteractionId first = house.chat("a@example.org");
            house.mara().accept(first).orElseThrow();
            house.mara().accept(house.chat("b@example.org")).orElseThrow();
            InteractionId third = house.chat("c@example.org");

            assertThat(Why.codes(house.mara().accept(third))).containsExactly(RefusalCode.MEDIA_LIMIT);
            house.mara().accept(email(house, "d@example.org")).orElseThrow();
            assertThat(Why.codes(house.mara().accept(email(house, "e@example.org"))))
                    .containsExactly(RefusalCode.MEDIA_LIMIT);

            house.channel.end(first, house.clock.instant());
            house.settle();
            assertThat(house.mara().accept(third).isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("D5 · an offer can be looked at before it is accepted, on every desk of its tenant")
    void look() {
        try (House house = new House()) {
            house.sdk();
            InteractionId id = house.channel.interaction("look");
            var said = new IncomingMessage(
                    "m1", house.clock.instant(), Direction.INBOUND, Content.text("The router drops"));
            house.channel.offer(new Interaction(
                    id,
                    MediaType.CHAT,
                    Direction.INBOUND,
                    Contact.at(ContactAddress.email("ada@example.org")),
                    "Router",
                    house.clock.instant(),
                    List.of(said),
                    Set.of()));

            for (Desk desk : List.of(house.mara(), house.luca())) {
                assertThat(desk.offers()).singleElement().satisfies(offer -> {
                    assertThat(offer.id()).isEqualTo(id);
                    assertThat(offer.subject()).isEqualTo("Router");
                    assertThat(offer.messages()).extracting(Content::text).containsExactly("The router drops");
                });
                assertThat(desk.view().offers()).hasSize(1);
            }
            assertThat(house.sdk().tenant().events().latest()).isEmpty();
        }
    }

    @Test
    @DisplayName("D5 · an offer that names its desks shows on them and can be accepted on no other")
    void named() {
        try (House house = new House()) {
            house.sdk();
            InteractionId id = house.channel.interaction("named");
            house.channel.offer(new Interaction(
                    id,
                    MediaType.CHAT,
                    Direction.INBOUND,
                    Contact.at(ContactAddress.email("ada@example.org")),
                    "",
                    house.clock.instant(),
                    List.of(),
                    Set.of(House.LUCA)));

            assertThat(house.mara().offers()).isEmpty();
            assertThat(Why.codes(house.mara().accept(id))).containsExactly(RefusalCode.INTERACTION_GONE);
            assertThat(house.luca().offers()).hasSize(1);
            assertThat(house.luca().accept(id).isDone()).isTrue();
        }
    }

    @Test
    @DisplayName("D5 · of two agents exactly one gets it, and the other is told who did")
    void taken() {
        try (House house = new House()) {
            List<DeskSignal> signals = new ArrayList<>();
            house.luca().listen(signals::add);
            InteractionId id = house.chat("ada@example.org");
            house.mara().accept(id).orElseThrow();

            assertThat(house.luca().accept(id).refusals())
                    .containsExactly(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, House.MARA));
            assertThat(house.luca().reject(id).refusals())
                    .containsExactly(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, House.MARA));
            assertThat(house.luca().offers()).isEmpty();
            assertThat(house.luca().view().open()).isEmpty();
            house.settle();
            assertThat(signals).contains(new DeskSignal.OfferTaken(id, House.MARA));
        }
    }

    @Test
    @DisplayName("D5 · accepting twice is accepting once")
    void twice() {
        try (House house = new House()) {
            InteractionId id = house.chat("ada@example.org");
            Engagement first = house.mara().accept(id).orElseThrow();
            Engagement again = house.mara().accept(id).orElseThrow();
            house.settle();

            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.view().activities()).hasSize(1);
            assertThat(house.channel.told(Command.Accept.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("D5 · accepting again elsewhere what was accepted here gives the same engagement")
    void twiceElsewhere() {
        try (House house = new House()) {
            InteractionId id = house.chat("ada@example.org");
            Engagement first = house.mara().accept(id).orElseThrow();

            assertThat(house.process().desk(House.MARA).accept(id).orElseThrow().id())
                    .isEqualTo(first.id());
        }
    }

    @Test
    @DisplayName("D5 · reject hides an offer on that desk and tells the channel; offered again by the channel it stays"
            + " hidden")
    void reject() {
        try (House house = new House()) {
            InteractionId id = house.chat("ada@example.org");
            house.mara().reject(id).orElseThrow();
            house.settle();

            assertThat(house.mara().offers()).isEmpty();
            assertThat(house.luca().offers()).extracting(Offer::id).containsExactly(id);
            assertThat(house.channel.rejections()).containsExactly(new Rejection(id, House.MARA));

            house.channel.repeat();
            assertThat(house.mara().offers()).isEmpty();
        }
    }

    @Test
    @DisplayName("D5 · what ended before it was accepted is gone: no activity, one signal")
    void gone() {
        try (House house = new House()) {
            List<DeskSignal> signals = new ArrayList<>();
            house.mara().listen(signals::add);
            InteractionId id = house.chat("ada@example.org");
            house.channel.end(id, house.clock.instant());
            house.channel.end(id, house.clock.instant());
            house.settle();

            assertThat(Why.codes(house.mara().accept(id))).containsExactly(RefusalCode.INTERACTION_GONE);
            assertThat(house.mara().offers()).isEmpty();
            assertThat(signals.stream().filter(DeskSignal.OfferGone.class::isInstance))
                    .containsExactly(new DeskSignal.OfferGone(id));
            assertThat(house.mara().unlinked(Optional.empty(), 10).orElseThrow().items())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("D5 · what was accepted is not offered again, also after a restart")
    void notAgain() {
        try (House house = new House()) {
            InteractionId accepted = house.chat("ada@example.org");
            InteractionId waiting = house.chat("bob@example.org");
            house.mara().accept(accepted).orElseThrow();
            house.settle();

            try (Elsewhere restarted = Elsewhere.afterKill(house)) {
                assertThat(restarted.desk(House.MARA).offers())
                        .extracting(Offer::id)
                        .containsExactly(waiting);
            }
        }
    }

    @Test
    @DisplayName("D5 · a reject lasts while the process runs")
    void rejectIsForgotten() {
        try (House house = new House()) {
            InteractionId id = house.chat("ada@example.org");
            house.mara().reject(id).orElseThrow();
            house.settle();

            try (Elsewhere restarted = Elsewhere.afterKill(house)) {
                assertThat(restarted.desk(House.MARA).offers())
                        .extracting(Offer::id)
                        .containsExactly(id);
            }
        }
    }

    @Test
    @DisplayName("D5 · a batch of offers costs one read of the storage")
    void oneRead() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (House house = new House(storage, Limits.DEFAULT)) {
            house.sdk();
            storage.resetCalls();
            house.channel.offer(interaction(house, "a"), interaction(house, "b"), interaction(house, "c"));

            assertThat(house.mara().offers()).hasSize(3);
            assertThat(storage.calls(StorageCall.CLAIMS)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("D4 · a call that is started outbound counts as the one call")
    void outbound() {
        try (House house = new House()) {
            Engagement work = house.mara()
                    .reopen(house.customer("Ada", "ada@example.org"))
                    .orElseThrow();
            work.start(house.channel.id(), MediaType.VOICE, ContactAddress.phone("+390287654321"))
                    .orElseThrow();

            assertThat(Why.codes(house.mara().accept(house.offer(MediaType.VOICE, CALLER))))
                    .containsExactly(RefusalCode.CALL_LIMIT);
            assertThat(Why.codes(
                            work.start(house.channel.id(), MediaType.VOICE, ContactAddress.phone("+390287654322"))))
                    .containsExactly(RefusalCode.CALL_LIMIT);
        }
    }

    private static InteractionId email(House house, String address) {
        return house.offer(MediaType.EMAIL, Contact.at(ContactAddress.email(address)));
    }

    private static Interaction interaction(House house, String name) {
        return new Interaction(
                house.channel.interaction(name),
                MediaType.CHAT,
                Direction.INBOUND,
                Contact.at(ContactAddress.email(name + "@example.org")),
                "",
                house.clock.instant(),
                List.of(),
                Set.of());
    }
}
