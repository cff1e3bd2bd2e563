package dev.caredesk.core.channel;

import dev.caredesk.CaredeskClosedException;
import dev.caredesk.Limits;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.commit.RepairReport;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.util.List;

/**
 * The sink that one channel reports to. It takes only that channel's own interactions, and repairs what no storage could hold (L4, L5,
 * X2).
 */
final class ReportSink implements ChannelSink {

    private final ChannelId channel;
    private final Offers offers;
    private final Limits limits;
    private volatile boolean closed;

    ReportSink(ChannelId channel, Offers offers, Limits limits) {
        this.channel = channel;
        this.offers = offers;
        this.limits = limits;
    }

    /** Refuses further reports, since those would be lost without notice. */
    void close() {
        closed = true;
    }

    @Override
    public void offer(List<Interaction> interactions) {
        checkOpen();
        interactions.forEach(interaction -> checkOwn(interaction.id()));
        offers.offer(interactions.stream()
                .map(interaction -> RepairReport.fitting(interaction, limits))
                .toList());
    }

    @Override
    public void message(InteractionId interaction, IncomingMessage message) {
        checkOpen();
        checkOwn(interaction);
        offers.message(interaction, RepairReport.fitting(message, limits));
    }

    @Override
    public void ended(InteractionId interaction, Instant at) {
        checkOpen();
        checkOwn(interaction);
        offers.ended(interaction, RepairReport.fitting(at));
    }

    private void checkOpen() {
        if (closed) {
            throw new CaredeskClosedException("SDK must not be called after it was closed");
        }
    }

    private void checkOwn(InteractionId interaction) {
        if (!interaction.channel().equals(channel)) {
            throw new WrongCallException("channel must report only its own interactions, was " + channel.value()
                    + " for " + interaction.channel().value());
        }
    }
}
