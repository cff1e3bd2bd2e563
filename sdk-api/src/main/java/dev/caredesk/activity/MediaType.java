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
    EVENT;

    /** Whether it is a conversation in real time, so that a request has no deadline while one is live (R6): all but e-mail and event. */
    public boolean isConversation() {
        return this != EMAIL && this != EVENT;
    }
}
