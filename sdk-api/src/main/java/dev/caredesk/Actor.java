package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.ChannelId;

/**
 * The author of a change: an agent, a channel, or the system, which closes quiet requests (N1, Z3).
 *
 * @param name the agent's or the channel's id; {@code system} for the system
 */
public record Actor(Kind kind, String name) {

    /** The system itself. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "system");

    public Actor {
        refuseNull("kind", kind, "name", name);
        name = Identifier.checked("actor name", name);
    }

    /** The kinds of actor. More may come. */
    public enum Kind {
        AGENT,
        CHANNEL,
        SYSTEM,
        /** A value of a newer version of the SDK, only read from JSON; a call refuses it. */
        UNKNOWN
    }

    /** Returns the given agent as an actor. */
    public static Actor of(AgentId agent) {
        refuseNull("agent", agent);
        return new Actor(Kind.AGENT, agent.value());
    }

    /** Returns the given channel as an actor. */
    public static Actor of(ChannelId channel) {
        refuseNull("channel", channel);
        return new Actor(Kind.CHANNEL, channel.value());
    }
}
