package dev.caredesk.spi.channel;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import java.util.Set;

/**
 * The host's chat server or telephone system, which a {@link PushChannel} tells what agents did. Commands come after their
 * commit, on threads of the SDK, those of one interaction one at a time, and are repeated until confirmed or refused, also after a restart:
 * it goes by the command's id (X5). An exception counts as a failure that a retry may mend, unless it is a {@link dev.caredesk.ChannelException} that says
 * otherwise. It refuses {@link #reply} and {@link #start} unless it overrides them: a message in the activity, or the activity's
 * end, tells the agent. A host that can do neither has no need of this, see {@link PushChannel#of(ChannelId)}.
 */
public interface PushHost {

    /** The reason with which a host refuses an unsupported command. */
    String UNSUPPORTED = "unsupported";

    /** Returns which kinds it has to be told, as {@link Channel#needs()} says; all three unless overridden. */
    default Set<CommandKind> needs() {
        return Set.of(CommandKind.ACCEPT, CommandKind.REJECT, CommandKind.CLOSE);
    }

    /** Handles an agent's accept; confirms unless overridden. */
    default Receipt accept(Command.Accept command) {
        return Receipt.confirmed();
    }

    /** Sends an agent's reply; refuses unless overridden. */
    default Receipt reply(Command.Reply command) {
        return Receipt.refused(UNSUPPORTED);
    }

    /** Starts an agent's outbound interaction; refuses unless overridden. */
    default Receipt start(Command.Start command) {
        return Receipt.refused(UNSUPPORTED);
    }

    /** Handles the agent's close of the customer; confirms unless overridden. */
    default Receipt close(Command.Close command) {
        return Receipt.confirmed();
    }

    /** Handles an agent's rejection of an offer, which others still see (D5); confirms unless overridden. */
    default Receipt reject(Command.Reject command) {
        return Receipt.confirmed();
    }
}
