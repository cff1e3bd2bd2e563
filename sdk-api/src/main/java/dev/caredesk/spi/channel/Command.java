package dev.caredesk.spi.channel;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

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
    record Accept(CommandId id, InteractionId interaction, AgentId agent) implements Command {
        public Accept {
            refuseNull("id", id, "interaction", interaction, "agent", agent);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.accept(this);
        }
    }

    /** An agent answers; {@code messageId} is the id under which the channel must report it if it echoes it. */
    record Reply(CommandId id, InteractionId interaction, AgentId agent, String messageId, String text)
            implements Command {
        public Reply {
            refuseNull("id", id, "interaction", interaction, "agent", agent, "messageId", messageId, "text", text);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.reply(this);
        }
    }

    /** An agent starts an outbound interaction, to be known by this id. */
    record Start(CommandId id, InteractionId interaction, AgentId agent, MediaType media, ContactAddress to)
            implements Command {
        public Start {
            refuseNull("id", id, "interaction", interaction, "agent", agent, "media", media, "to", to);
            refuseUnknown("media", media);
            refuseUnknown("to.kind", to.kind());
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.start(this);
        }
    }

    /** The agent closed the customer: the interaction ends. */
    record Close(CommandId id, InteractionId interaction, AgentId agent) implements Command {
        public Close {
            refuseNull("id", id, "interaction", interaction, "agent", agent);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.close(this);
        }
    }

    /** One answer for each case, so that code which handles them all does not compile once there is a further one. */
    interface Cases<T> {

        /** For {@link Command.Accept}. */
        T accept(Accept command);

        /** For {@link Command.Reply}. */
        T reply(Reply command);

        /** For {@link Command.Start}. */
        T start(Start command);

        /** For {@link Command.Close}. */
        T close(Close command);
    }

    /** The answer for the case that this one is. */
    <T> T fold(Cases<T> cases);
}
