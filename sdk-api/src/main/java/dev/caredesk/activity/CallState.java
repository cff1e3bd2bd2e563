package dev.caredesk.activity;

/** The state of a call (X3). More may come. */
public enum CallState {
    RINGING,
    ANSWERED,
    HELD,
    RESUMED,
    TRANSFERRED,
    ENDED,
    /** A value of a newer version of the SDK, only read from JSON; a call refuses it. */
    UNKNOWN
}
