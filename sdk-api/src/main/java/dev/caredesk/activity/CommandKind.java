package dev.caredesk.activity;

/** The kind of something that a channel is told (X1, X5). More may come. */
public enum CommandKind {
    /** An agent accepted the interaction. */
    ACCEPT,
    /** An agent rejected the offer. */
    REJECT,
    /** An agent replied. */
    REPLY,
    /** An agent started the interaction. */
    START,
    /** The agent closed the customer. */
    CLOSE,
    /** A value of a newer version of the SDK, only read from JSON; a call refuses it. */
    UNKNOWN
}
