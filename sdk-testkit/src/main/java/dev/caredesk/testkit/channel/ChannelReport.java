package dev.caredesk.testkit.channel;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.util.List;

/** One thing that a channel reports to its sink, as data. More may come. */
public sealed interface ChannelReport {

    /** Tells it to a sink. */
    void to(ChannelSink sink);

    /** Interactions are offered. */
    record NewOffers(List<Interaction> interactions) implements ChannelReport {
        public NewOffers {
            refuseNull("interactions", interactions);
            interactions = List.copyOf(interactions);
        }

        @Override
        public void to(ChannelSink sink) {
            sink.offer(interactions);
        }
    }

    /** Something was said. */
    record NewMessage(InteractionId interaction, IncomingMessage message) implements ChannelReport {
        public NewMessage {
            refuseNull("interaction", interaction, "message", message);
        }

        @Override
        public void to(ChannelSink sink) {
            sink.message(interaction, message);
        }
    }

    /** An offer is no longer one, unless an agent has it. */
    record OfferWithdrawn(InteractionId interaction, Instant at) implements ChannelReport {
        public OfferWithdrawn {
            refuseNull("interaction", interaction, "at", at);
        }

        @Override
        public void to(ChannelSink sink) {
            sink.withdrawn(interaction, at);
        }
    }

    /** An interaction ended. */
    record InteractionEnd(InteractionId interaction, Instant at) implements ChannelReport {
        public InteractionEnd {
            refuseNull("interaction", interaction, "at", at);
        }

        @Override
        public void to(ChannelSink sink) {
            sink.ended(interaction, at);
        }
    }
}
