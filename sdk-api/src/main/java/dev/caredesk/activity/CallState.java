package dev.caredesk.activity;

/** The state of a call (X3). More may come. */
public enum CallState {
    RINGING,
    ANSWERED,
    HELD,
    RESUMED,
    TRANSFERRED,
    ENDED,
    /** A name of a newer version of the SDK. It is only ever read from JSON; a call that is given it is refused. */
    UNKNOWN
}
