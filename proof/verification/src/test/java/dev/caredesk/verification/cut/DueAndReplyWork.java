package dev.caredesk.verification.cut;

import static dev.caredesk.verification.WaitLimit.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.AgentId;
import dev.caredesk.Caredesk;
import dev.caredesk.OperationId;
import dev.caredesk.RecordId;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.TestClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Work besides saves: requests that fall due, and replies that a channel must be told. */
final class DueAndReplyWork {

    private final TestClock clock;
    private final Map<String, Set<CommandId>> told = new ConcurrentHashMap<>();
    private final PushChannel chat = PushChannel.of(ChannelId.of("chat"), new PushHost() {
        @Override
        public Receipt reply(Command.Reply command) {
            told.computeIfAbsent(command.text(), text -> ConcurrentHashMap.newKeySet())
                    .add(command.id());
            return Receipt.confirmed();
        }
    });

    DueAndReplyWork(TestClock clock) {
        this.clock = clock;
    }

    PushChannel chat() {
        return chat;
    }

    /** Has a customer created and open on the desk. */
    Engagement accepted(Caredesk sdk, String name) {
        Desk desk = sdk.desk(AgentId.of("mara"));
        chat.offerChat(
                "errand-" + name,
                Contact.at(ContactAddress.email(name + "@example.org")),
                IncomingMessage.inbound("1", clock.instant(), "The router drops."));
        Engagement work = desk.accept(desk.offers().get(0)).orElseThrow();
        work.edit(edits -> edits.customer().firstName("Ada")).orElseThrow();
        work.create().orElseThrow();
        return work;
    }

    /** Leaves a request alone, which falls due one day. */
    RecordId forgotten(Caredesk sdk, String name) {
        Engagement work = accepted(sdk, name);
        RecordId request = work.view().requests().get(0).id();
        work.close().orElseThrow();
        return request;
    }

    /** Asks until it is done: it is the same reply each time (E7). */
    void reply(Engagement work, String text) {
        while (true) {
            try {
                work.reply(text, OperationId.of(text)).orElseThrow();
                return;
            } catch (StorageException broken) {
                if (!broken.isRetryable()) {
                    throw broken;
                }
            }
        }
    }

    void awaitTold(String text) {
        await().until(() -> told.containsKey(text));
        assertThat(told.get(text)).as("commands of one reply").hasSize(1);
    }

    static void awaitClosed(List<Event> heard, RecordId request) {
        await().until(() -> heard.stream()
                .anyMatch(event ->
                        event.kind() == Event.Kind.CLOSED && event.record().equals(request)));
    }
}
