package dev.caredesk.activity;

/** The medium of an activity (A1). More may come. */
public enum MediaType {
    CHAT,
    VOICE,
    EMAIL,
    SOCIAL,
    VIDEO,
    WEB,
    MOBILE,
    EVENT,
    /** A value of a newer version of the SDK, only read from JSON; a call refuses it. */
    UNKNOWN;

    /**
     * Returns whether it is a real-time conversation, which leaves its request without a deadline while live (R6): all but
     * e-mail, event and unknown.
     */
    public boolean isConversation() {
        return this != EMAIL && this != EVENT && this != UNKNOWN;
    }
}
