package dev.caredesk.activity;

/** The reason why an activity ended (A6, X5). More may come. */
public enum EndReason {
    /** The customer or the channel ended the interaction. */
    ENDED_BY_CHANNEL,
    /** The agent closed the customer. */
    CLOSED_BY_AGENT,
    /** The channel refused a command, such as the accept. */
    REFUSED_BY_CHANNEL,
    /** A value of a newer version of the SDK, only read from JSON; a call refuses it. */
    UNKNOWN
}
