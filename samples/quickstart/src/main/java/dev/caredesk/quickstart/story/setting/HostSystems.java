package dev.caredesk.quickstart.story.setting;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.PushHost;
import dev.caredesk.spi.channel.Receipt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The host's own chat server and telephone system, as far as the story needs them: they push what happens by method calls. */
public final class HostSystems implements PushHost {

    private final StoryClock clock;
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final PushChannel chat = PushChannel.of(ChannelId.of("chat"), this);
    private final PushChannel phone = PushChannel.of(ChannelId.of("phone"), this);

    public HostSystems(StoryClock clock) {
        this.clock = clock;
    }

    public PushChannel chat() {
        return chat;
    }

    public PushChannel phone() {
        return phone;
    }

    /** A customer begins a chat with that line. Its id holds the instant, so that no day uses it again. */
    public InteractionId chat(String name, Contact contact, String line) {
        String id = id(name);
        chat.offerChat(id, contact, IncomingMessage.inbound("1", clock.instant(), line));
        return chat.interaction(id);
    }

    /** A call rings. */
    public InteractionId ring(String name, Contact contact) {
        String id = id(name);
        phone.ringing(id, contact, clock.instant());
        return phone.interaction(id);
    }

    /** The next answer that the chat server was told to send; empty when none comes within a minute. */
    public Optional<String> sent() {
        try {
            return Optional.ofNullable(sent.poll(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Receipt reply(Command.Reply command) {
        sent.add(command.text());
        return Receipt.confirmed();
    }

    private String id(String name) {
        return name + "@" + clock.pass(Duration.ofMinutes(1));
    }
}
