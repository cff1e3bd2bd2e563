package dev.caredesk.verification.channel;

import static dev.caredesk.verification.WaitLimit.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.desk.Engagement;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.Command;
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
    @DisplayName(
            "X5 · a channel is told the commands of one interaction one at a time, in commit order, those of several"
                    + " at the same time")
    void tellsOneCommandOfInteractionAtATime() {
        List<InteractionId> accepted = new ArrayList<>();
        try (Caredesk caredesk = start()) {
            for (int i = 0; i < CHATS; i++) {
                InteractionId chat = chat(i);
                Engagement work = caredesk.desk(AgentId.of("agent-" + i), Locale.ENGLISH)
                        .accept(chat)
                        .orElseThrow();
                work.answer(work.close().question().orElseThrow().discard()).orElseThrow();
                accepted.add(chat);
            }
            await().until(() -> channel.most.get() == CHATS);
            assertThat(channel.inner.told(Command.Accept.class)).hasSize(CHATS);
            channel.gate.open();
            channel.inner.awaitDone(done -> done.size() == 2 * CHATS);
        }
        for (InteractionId chat : accepted) {
            assertThat(channel.inner.told())
                    .filteredOn(command -> command.interaction().equals(chat))
                    .extracting(Command::kind)
                    .containsExactly(CommandKind.ACCEPT, CommandKind.CLOSE);
        }
    }

    @Test
    @DisplayName("X1 · a channel is started once and stopped once, also where the SDK is closed twice")
    void startsAndStopsOnce() {
        Caredesk caredesk = start();
        channel.gate.open();
        caredesk.desk(AgentId.of("mara"), Locale.ENGLISH).accept(chat(1)).orElseThrow();
        caredesk.close();
        caredesk.close();

        assertThat(List.of(channel.starts.get(), channel.stops.get())).containsOnly(1);
    }
}
