package dev.caredesk.verification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.TestIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what the SDK promises to channels")
class ChannelPromisesTest {

    private static final int CHATS = 8;

    private final TestClock clock = TestClock.standing();
    private final CountingChannel channel = new CountingChannel();

    private Caredesk start() {
        return CaredeskBuilder.on(InMemoryStorage.create())
                .clock(clock)
                .ids(TestIds.sequence())
                .channel(channel)
                .start();
    }

    private InteractionId chat(int number) {
        Contact contact = Contact.at(ContactAddress.email("ada" + number + "@example.org"));
        return channel.inner.offer("chat-" + number, MediaType.CHAT, contact, clock.instant());
    }

    @Test
    @DisplayName("X5 · a channel is told one command at a time, in commit order, however long one takes")
    void tellsOneCommandAtATime() {
        List<InteractionId> accepted = new ArrayList<>();
        try (Caredesk caredesk = start()) {
            for (int i = 0; i < CHATS; i++) {
                InteractionId chat = chat(i);
                caredesk.desk(AgentId.of("agent-" + i), Locale.ENGLISH)
                        .accept(chat)
                        .orElseThrow();
                accepted.add(chat);
            }
            channel.first.awaitArrival();
            assertThat(channel.inner.told()).hasSize(1);
            channel.first.open();
            channel.inner.awaitDone(done -> done.size() == CHATS);
        }
        assertThat(channel.most.get()).isOne();
        assertThat(channel.inner.told())
                .extracting(command -> command.interaction())
                .containsExactlyElementsOf(accepted);
    }

    @Test
    @DisplayName("X1 · a channel is started once and stopped once, also where the SDK is closed twice")
    void startsAndStopsOnce() {
        Caredesk caredesk = start();
        channel.first.open();
        caredesk.desk(AgentId.of("mara"), Locale.ENGLISH).accept(chat(1)).orElseThrow();
        caredesk.close();
        caredesk.close();

        assertThat(List.of(channel.starts.get(), channel.stops.get())).containsOnly(1);
    }
}
