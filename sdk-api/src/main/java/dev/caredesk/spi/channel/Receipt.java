package dev.caredesk.spi.channel;

import dev.caredesk.CheckReturnValue;

/** A channel's answer to a command. Closed for ever; a channel that can't answer now throws {@link dev.caredesk.ChannelException}. */
@CheckReturnValue
public sealed interface Receipt {

    /** It is done, now or before. */
    record Confirmed() implements Receipt {}

    /**
     * It will never be done. A refused accept or start ends the activity; a refused reply is shown to the agent as not delivered,
     * and the interaction goes on (X5).
     *
     * @param reason a word for logs and health, without personal data
     */
    record Refused(String reason) implements Receipt {}

    /** It is done. */
    static Receipt confirmed() {
        return new Confirmed();
    }

    /** It will never be done. */
    static Receipt refused(String reason) {
        return new Refused(reason);
    }
}
