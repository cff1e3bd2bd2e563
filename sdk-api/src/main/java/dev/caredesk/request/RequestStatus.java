package dev.caredesk.request;

/** The status of a request, open or closed (R1); closed is final (R4). More may come. */
public enum RequestStatus {
    OPEN,
    CLOSED,
    /** A value of a newer version of the SDK, only read from JSON; a call refuses it. */
    UNKNOWN
}
