package dev.caredesk.activity;

/** The state of a call (X3). */
public enum CallState {
    RINGING,
    ANSWERED,
    HELD,
    RESUMED,
    TRANSFERRED,
    ENDED
}
