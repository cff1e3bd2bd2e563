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
    /** A name of a newer version of the SDK. It is only ever read from JSON; a call that is given it is refused. */
    UNKNOWN;

    /**
     * Whether it is a conversation in real time, so that a request has no deadline while one is live (R6): all but e-mail and event. Of
     * an unknown medium nothing is known, and it counts as none.
     */
    public boolean isConversation() {
        return this != EMAIL && this != EVENT && this != UNKNOWN;
    }
}
