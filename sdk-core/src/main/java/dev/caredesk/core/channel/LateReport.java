package dev.caredesk.core.channel;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.IncomingMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Messages and end of an interaction that were reported while it was being accepted, and are not stored with its activity yet (D5, X2).
 *
 * @param activity empty while it is not known which activity has the interaction
 */
record LateReport(
        InteractionId interaction,
        Optional<ActivityId> activity,
        List<IncomingMessage> messages,
        Optional<Instant> ended) {

    LateReport {
        messages = List.copyOf(messages);
    }

    boolean isNothing() {
        return messages.isEmpty() && ended.isEmpty();
    }

    LateReport of(ActivityId known) {
        return new LateReport(interaction, Optional.of(known), messages, ended);
    }

    /** Returns a copy without the messages of those ids. */
    LateReport without(Set<String> stored) {
        return new LateReport(
                interaction,
                activity,
                messages.stream()
                        .filter(message -> !stored.contains(message.id()))
                        .toList(),
                ended);
    }

    /** Returns this report together with another one of the same interaction. */
    LateReport and(LateReport other) {
        return new LateReport(
                interaction,
                activity.or(other::activity),
                MergeMessages.merged(messages, other.messages),
                ended.or(other::ended));
    }
}
