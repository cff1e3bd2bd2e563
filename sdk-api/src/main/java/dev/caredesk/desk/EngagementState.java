package dev.caredesk.desk;

/** The state of an engagement. More may come. */
public enum EngagementState {
    /** The customer is open. */
    OPEN,
    /** A close question is open. */
    ASKING,
    /** The engagement is closed. */
    CLOSED,
    /** A value of a newer version of the SDK, only read from JSON; a call refuses it. */
    UNKNOWN
}
