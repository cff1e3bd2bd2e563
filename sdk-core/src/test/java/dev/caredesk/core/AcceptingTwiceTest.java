package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Limits;
import dev.caredesk.StorageException;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.EngagementState;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.channel.RecordingChannel;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("accepting again what is accepted")
class AcceptingTwiceTest {

    @Test
    @DisplayName("M3 · what is said between an accept of unknown outcome and asking again is stored")
    void saidMeanwhile() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (House house = new House(storage, Limits.DEFAULT)) {
            InteractionId chat = house.chat("ada@example.org");
            house.channel.message(chat, "m1", house.clock.instant(), "Hello");
            storage.failAfter(1, StorageCall.COMMIT);
            assertThatThrownBy(() -> house.mara().accept(chat)).isInstanceOf(StorageException.class);
            house.channel.message(chat, "m2", house.clock.instant(), "Are you there?");

            Engagement work = house.mara().accept(chat).orElseThrow();
            house.settle();

            assertThat(texts(work)).containsExactly("Hello", "Are you there?");
        }
    }

    @Test
    @DisplayName(
            "D5 · accepting on a second node what joined an open engagement gives that engagement, and what only that"
                    + " node heard is stored")
    void joinedElsewhere() {
        RecordingChannel second = RecordingChannel.of("chat");
        try (House house = new House();
                Elsewhere there = Elsewhere.with(house, second)) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement open = house.mara().reopen(ada).orElseThrow();
            InteractionId chat = house.chat("ada@example.org");
            second.offer(
                    chat.value(),
                    MediaType.CHAT,
                    Contact.at(ContactAddress.email("ada@example.org")),
                    house.clock.instant());
            house.mara().accept(chat).orElseThrow();
            second.message(chat, "m1", house.clock.instant(), "Only heard here");

            Engagement again = there.desk(House.MARA).accept(chat).orElseThrow();
            there.settle();

            assertThat(again.id()).isEqualTo(open.id());
            assertThat(again.view().state()).isEqualTo(EngagementState.OPEN);
            assertThat(again.view().current()).isEqualTo(open.view().current());
            assertThat(texts(again)).containsExactly("Only heard here");
        }
    }

    private static List<String> texts(Engagement work) {
        return work.messages(Told.current(work), Optional.empty(), 20).orElseThrow().items().stream()
                .map(message -> message.content().text())
                .toList();
    }
}
