package dev.caredesk.spi.channel;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;

/**
 * What a channel is told to do, after it was committed (X5). It is told again until it confirms or refuses, also after a restart,
 * so it goes by the id: a command that it has done, it confirms again. More may
 * come, each with a capability of its own that a channel need not have.
 */
public sealed interface Command {

    /** The id that stays the same when it is told again. */
    CommandId id();

    /** The interaction that it is about. */
    InteractionId interaction();

    /** An agent accepted the interaction. */
    record Accept(CommandId id, InteractionId interaction, AgentId agent) implements Command {}

    /** An agent answers; {@code messageId} is the id under which the channel must report it if it echoes it. */
    record Reply(CommandId id, InteractionId interaction, AgentId agent, String messageId, String text)
            implements Command {}

    /** An agent starts an outbound interaction, to be known by this id. */
    record Start(CommandId id, InteractionId interaction, AgentId agent, MediaType media, ContactAddress to)
            implements Command {}

    /** The agent closed the customer: the interaction ends. */
    record Close(CommandId id, InteractionId interaction, AgentId agent) implements Command {}
}
