package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message of an interaction, from its first line on; append-only (M3).
 *
 * @param author the agent who wrote it; empty for the customer's own words and for events of the channel
 * @param at when the channel says it was said, or the agent said it
 */
public record Message(
        MessageId id,
        InteractionId interaction,
        Direction direction,
        Optional<AgentId> author,
        Instant at,
        Content content) {
    public Message {
        refuseNull("id", id, "interaction", interaction, "direction", direction);
        refuseNull("author", author, "at", at, "content", content);
    }
}
