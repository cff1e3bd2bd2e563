package dev.caredesk.activity;

/** Why an activity ended (A6, X5). More may come. */
public enum EndReason {
    /** The customer or the channel ended the interaction. */
    ENDED_BY_CHANNEL,
    /** The agent closed the customer. */
    CLOSED_BY_AGENT,
    /** The channel refused what it was told, such as the accept. */
    REFUSED_BY_CHANNEL,
    /** A name of a newer version of the SDK. It is only ever read from JSON; a call that is given it is refused. */
    UNKNOWN
}
