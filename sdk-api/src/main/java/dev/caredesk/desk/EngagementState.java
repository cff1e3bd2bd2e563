package dev.caredesk.desk;

/** The state of an engagement. Closed for ever. */
public enum EngagementState {
    /** A customer is open. */
    OPEN,
    /** A close question stands. */
    ASKING,
    /** It is over. */
    CLOSED
}
