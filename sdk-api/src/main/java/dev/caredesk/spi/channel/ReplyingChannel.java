package dev.caredesk.spi.channel;

/** A channel over which an agent can reply. */
public interface ReplyingChannel extends Channel {

    /** Sends an agent's reply. */
    Receipt reply(Command.Reply command);
}
