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
    void limitsChatsOfAgent() {
        FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
        try (TestSite site = new TestSite(storage, chats(MANY))) {
            for (int i = 1; i < MANY; i++) {
                site.mara().accept(site.chat("c" + i + "@example.org")).orElseThrow();
            }
            InteractionId last = site.chat("last@example.org");
            storage.resetCalls();

            assertThat(site.mara().accept(last).isDone()).isTrue();

            assertThat(storage.calls(StorageCall.COMMIT)).isEqualTo(2);
            assertThat(RefusalCodes.codes(site.mara().accept(site.chat("more@example.org"))))
                    .containsExactly(RefusalCode.MEDIA_LIMIT);
        }
    }

    @Test
    @DisplayName("D4 · starting a chat takes the first free slot, and refuses where there is none")
    void startTakesFirstFreeSlot() {
        try (TestSite site = new TestSite(InMemoryStorage.create(), chats(MANY))) {
            CustomerId ada = site.customer("Ada", "ada@example.org");
            Engagement work = site.mara().reopen(ada).orElseThrow();
            for (int i = 0; i < MANY; i++) {
                work.perform(START).orElseThrow();
            }
            assertThat(RefusalCodes.codes(work.perform(START))).containsExactly(RefusalCode.MEDIA_LIMIT);
        }
    }

    @Test
    @DisplayName("D4 · the end of a chat frees its slot, whatever the limit is by then")
    void endFreesSlotWhateverTheLimit() {
        try (TestSite site = new TestSite(InMemoryStorage.create(), chats(2))) {
            InteractionId first = site.chat("ada@example.org");
            InteractionId second = site.chat("bob@example.org");
            Engagement work = site.mara().accept(first).orElseThrow();
            site.mara().accept(second).orElseThrow();
            site.channel.stop();
            try (SecondProcess unlimited = SecondProcess.of(site, builder -> builder.channel(site.channel))) {
                site.channel.end(first, site.clock.instant());
                site.channel.end(second, site.clock.instant());
                unlimited.settle();

                assertThat(work.perform(START).isDone()).isTrue();
                assertThat(work.perform(START).isDone()).isTrue();
                assertThat(RefusalCodes.codes(work.perform(START))).containsExactly(RefusalCode.MEDIA_LIMIT);
            }
        }
    }

    private static Limits chats(int most) {
        return Limits.DEFAULT.withAtOnce(new Limits.AtOnce(OptionalInt.of(most), OptionalInt.empty()));
    }
}
