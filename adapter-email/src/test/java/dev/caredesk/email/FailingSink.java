package dev.caredesk.email;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.util.List;

/** A sink that fails on every list with a mail that says "poison", until it is healed. */
final class FailingSink implements ChannelSink {

    private final ChannelSink sink;
    private boolean healed;

    FailingSink(ChannelSink sink) {
        this.sink = sink;
    }

    void heal() {
        healed = true;
    }

    @Override
    public void offer(List<Interaction> interactions) {
        if (!healed
                && interactions.stream()
                        .anyMatch(
                                each -> each.messages().get(0).content().text().equals("poison"))) {
            throw new IllegalStateException("poison");
        }
        sink.offer(interactions);
    }

    @Override
    public void message(InteractionId interaction, IncomingMessage message) {
        sink.message(interaction, message);
    }

    @Override
    public void ended(InteractionId interaction, Instant at) {
        sink.ended(interaction, at);
    }

    @Override
    public void withdrawn(InteractionId interaction, Instant at) {
        sink.withdrawn(interaction, at);
    }
}
