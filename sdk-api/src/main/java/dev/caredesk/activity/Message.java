package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message of an interaction, from its first line on; append-only, its failure apart (M3).
 *
 * @param author the agent who wrote it; empty for the customer's own words and for events of the channel
 * @param at when the channel says it was said, or the agent said it
 * @param failure why this reply was not delivered, once that is known (M4)
 */
public record Message(
        MessageId id,
        InteractionId interaction,
        Direction direction,
        Optional<AgentId> author,
        Instant at,
        Optional<ChannelFailure> failure,
        Content content) {
    public Message {
        refuseNull("id", id, "interaction", interaction, "direction", direction);
        refuseNull("author", author, "at", at, "failure", failure);
        refuseNull("content", content);
    }
}
