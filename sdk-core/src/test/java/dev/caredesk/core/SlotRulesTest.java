package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Action;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.storage.FailingStorage;
import dev.caredesk.testkit.storage.StorageCall;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("how many interactions an agent can have at a time")
class SlotRulesTest {

    private static final int MANY = 12;
    private static final Action.Start START =
            new Action.Start(ChannelId.of("chat"), MediaType.CHAT, ContactAddress.email("ada@example.org"));

    @Test
    @DisplayName("D4 · an agent can have as many chats as the limit says, however many others hold, and not one more")
    void manyChats() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (House house = new House(storage, chats(MANY))) {
            for (int i = 1; i < MANY; i++) {
                house.mara().accept(house.chat("c" + i + "@example.org")).orElseThrow();
            }
            InteractionId last = house.chat("last@example.org");
            storage.resetCalls();

            assertThat(house.mara().accept(last).isDone()).isTrue();

            assertThat(storage.calls(StorageCall.COMMIT)).isEqualTo(2);
            assertThat(Why.codes(house.mara().accept(house.chat("more@example.org"))))
                    .containsExactly(RefusalCode.MEDIA_LIMIT);
        }
    }

    @Test
    @DisplayName("D4 · starting a chat takes the first free slot, and refuses where there is none")
    void manyStarted() {
        try (House house = new House(InMemoryStorage.create(), chats(MANY))) {
            CustomerId ada = house.customer("Ada", "ada@example.org");
            Engagement work = house.mara().reopen(ada).orElseThrow();
            for (int i = 0; i < MANY; i++) {
                work.perform(START).orElseThrow();
            }
            assertThat(Why.codes(work.perform(START))).containsExactly(RefusalCode.MEDIA_LIMIT);
        }
    }

    @Test
    @DisplayName("D4 · the end of a chat frees its slot, whatever the limit is by then")
    void limitChanged() {
        try (House house = new House(InMemoryStorage.create(), chats(2))) {
            InteractionId first = house.chat("ada@example.org");
            InteractionId second = house.chat("bob@example.org");
            Engagement work = house.mara().accept(first).orElseThrow();
            house.mara().accept(second).orElseThrow();
            house.channel.stop();
            try (Elsewhere unlimited = Elsewhere.of(house, builder -> builder.channel(house.channel))) {
                house.channel.end(first, house.clock.instant());
                house.channel.end(second, house.clock.instant());
                unlimited.settle();

                assertThat(work.perform(START).isDone()).isTrue();
                assertThat(work.perform(START).isDone()).isTrue();
                assertThat(Why.codes(work.perform(START))).containsExactly(RefusalCode.MEDIA_LIMIT);
            }
        }
    }

    private static Limits chats(int most) {
        return Limits.DEFAULT.withAtOnce(new Limits.AtOnce(OptionalInt.of(most), OptionalInt.empty()));
    }
}
