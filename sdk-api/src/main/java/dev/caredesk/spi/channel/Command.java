package dev.caredesk.spi.channel;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.AgentId;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;

/**
 * An instruction to a channel, sent after its commit (X5). It is told once as a rule, and again where a process died or an answer was lost,
 * until the channel confirms or refuses; the channel goes by the id, and confirms again what it has done already. The commands of one
 * interaction come in their order, one at a time. More may come, each with a capability of its own that a channel need not have.
 */
public sealed interface Command {

    /** Returns the id, which stays the same when the command is repeated. */
    CommandId id();

    /** Returns the interaction that it is about. */
    InteractionId interaction();

    /** Returns the case. */
    CommandKind kind();

    /** Tells that an agent accepted the interaction. */
    record Accept(CommandId id, InteractionId interaction, AgentId agent) implements Command {
        public Accept {
            refuseNull("id", id, "interaction", interaction, "agent", agent);
        }

        @Override
        public CommandKind kind() {
            return CommandKind.ACCEPT;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.accept(this);
        }
    }

    /** Tells that an agent rejected the offer, which others still see (D5). */
    record Reject(CommandId id, InteractionId interaction, AgentId agent) implements Command {
        public Reject {
            refuseNull("id", id, "interaction", interaction, "agent", agent);
        }

        @Override
        public CommandKind kind() {
            return CommandKind.REJECT;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.reject(this);
        }
    }

    /** Sends an agent's reply; {@code messageId} is the id under which the channel must report its echo, if any. */
    record Reply(CommandId id, InteractionId interaction, AgentId agent, String messageId, String text)
            implements Command {
        public Reply {
            refuseNull("id", id, "interaction", interaction, "agent", agent);
            refuseNull("messageId", messageId, "text", text);
        }

        @Override
        public CommandKind kind() {
            return CommandKind.REPLY;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.reply(this);
        }
    }

    /** Starts an outbound interaction of an agent, under the given id. */
    record Start(CommandId id, InteractionId interaction, AgentId agent, MediaType media, ContactAddress to)
            implements Command {
        public Start {
            refuseNull("id", id, "interaction", interaction, "agent", agent);
            refuseNull("media", media, "to", to);
            refuseUnknown("media", media);
            refuseUnknown("to.kind", to.kind());
        }

        @Override
        public CommandKind kind() {
            return CommandKind.START;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.start(this);
        }
    }

    /** Tells that the agent closed the customer: the interaction ends. */
    record Close(CommandId id, InteractionId interaction, AgentId agent) implements Command {
        public Close {
            refuseNull("id", id, "interaction", interaction, "agent", agent);
        }

        @Override
        public CommandKind kind() {
            return CommandKind.CLOSE;
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.close(this);
        }
    }

    /** A handler with one method for each case; an implementation no longer compiles when a version adds a case. */
    interface Cases<T> {

        /** Handles {@link Command.Accept}. */
        T accept(Accept command);

        /** Handles {@link Command.Reject}. */
        T reject(Reject command);

        /** Handles {@link Command.Reply}. */
        T reply(Reply command);

        /** Handles {@link Command.Start}. */
        T start(Start command);

        /** Handles {@link Command.Close}. */
        T close(Close command);
    }

    /** Calls the handler's method for this case and returns its answer. */
    <T> T fold(Cases<T> cases);
}
