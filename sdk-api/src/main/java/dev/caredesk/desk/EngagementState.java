package dev.caredesk.desk;

/** The state of an engagement. More may come. */
public enum EngagementState {
    /** A customer is open. */
    OPEN,
    /** A close question stands. */
    ASKING,
    /** It is over. */
    CLOSED,
    /** A name of a newer version of the SDK. It is only ever read from JSON; a call that is given it is refused. */
    UNKNOWN
}
