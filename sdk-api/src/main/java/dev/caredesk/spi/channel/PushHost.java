package dev.caredesk.spi.channel;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;

/**
 * A chat server or telephone system of the host's, as a {@link PushChannel} tells it what agents did. Commands come after they were
 * committed, on threads of the SDK, and again until they are confirmed or refused, also after a restart: it goes by the command's
 * id (X5). An exception counts as a failure that a retry may mend, unless it is a {@link dev.caredesk.ChannelException} that says
 * otherwise. What it does not override of {@link #reply} and {@link #start}, it refuses: the agent is told so by a message in the
 * activity, or by the activity's end. A host that can do neither has no need of this, see {@link PushChannel#of(ChannelId)}.
 */
public interface PushHost {

    /** The reason of a refusal of what a host does not do. */
    String UNSUPPORTED = "unsupported";

    /** An agent accepted; confirmed unless overridden. */
    default Receipt accept(Command.Accept command) {
        return Receipt.confirmed();
    }

    /** An agent answers; refused unless overridden. */
    default Receipt reply(Command.Reply command) {
        return Receipt.refused(UNSUPPORTED);
    }

    /** An agent starts an outbound interaction; refused unless overridden. */
    default Receipt start(Command.Start command) {
        return Receipt.refused(UNSUPPORTED);
    }

    /** The agent closed the customer; confirmed unless overridden. */
    default Receipt close(Command.Close command) {
        return Receipt.confirmed();
    }

    /** An agent does not want an offer, which others still see; told once, best effort (D5). Nothing is done unless overridden. */
    default void rejected(InteractionId interaction, AgentId agent) {}
}
