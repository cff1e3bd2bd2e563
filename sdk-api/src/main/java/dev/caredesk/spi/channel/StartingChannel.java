package dev.caredesk.spi.channel;

/** A channel over which an agent can start an outbound interaction (A1). */
public interface StartingChannel extends Channel {

    /** Starts an interaction under the id that the command gives. */
    Receipt start(Command.Start command);
}
