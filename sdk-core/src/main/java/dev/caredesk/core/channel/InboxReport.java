package dev.caredesk.core.channel;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A report of a channel about one of its interactions. */
sealed interface InboxReport {

    /** Returns the interaction that it is about. */
    InteractionId interaction();

    /** Returns the messages that it brings. */
    default List<IncomingMessage> messages() {
        return List.of();
    }

    /** Returns the channel's ids of the messages that it may add. */
    default List<String> messageIds() {
        return messages().stream().map(IncomingMessage::id).toList();
    }

    /** Adds its effect to what other reports made of the interaction. */
    void applyTo(ReportedInteraction reported);

    /** Offers the interaction, or updates the offer. */
    record OfferReport(Interaction offer) implements InboxReport {
        @Override
        public InteractionId interaction() {
            return offer.id();
        }

        @Override
        public List<IncomingMessage> messages() {
            return offer.messages();
        }

        /** With the end of a call, in case that came before. */
        @Override
        public List<String> messageIds() {
            return Stream.concat(
                            messages().stream().map(IncomingMessage::id), Stream.of(ReportedInteraction.CALL_ENDED))
                    .toList();
        }

        @Override
        public void applyTo(ReportedInteraction reported) {
            reported.offer(offer);
        }
    }

    /** Brings messages. */
    record MessageReport(InteractionId interaction, List<IncomingMessage> messages) implements InboxReport {
        @Override
        public void applyTo(ReportedInteraction reported) {
            messages.forEach(reported::say);
        }
    }

    /** Ends the interaction. */
    record EndReport(InteractionId interaction, Instant at) implements InboxReport {
        @Override
        public List<String> messageIds() {
            return List.of(ReportedInteraction.CALL_ENDED);
        }

        @Override
        public void applyTo(ReportedInteraction reported) {
            reported.end(at);
        }
    }

    /** Ends the interaction unless an agent has it. */
    record WithdrawalReport(InteractionId interaction, Instant at) implements InboxReport {
        @Override
        public List<String> messageIds() {
            return List.of(ReportedInteraction.CALL_ENDED);
        }

        @Override
        public void applyTo(ReportedInteraction reported) {
            reported.withdraw(at);
        }
    }
}
