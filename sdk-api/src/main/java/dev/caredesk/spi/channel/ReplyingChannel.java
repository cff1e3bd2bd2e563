package dev.caredesk.spi.channel;

/** A channel over which an agent can answer. */
public interface ReplyingChannel extends Channel {

    /** Sends an agent's answer. */
    Receipt reply(Command.Reply command);
}
