package dev.caredesk.request;

/** Whether a request is open or closed (R1); a closed one is final (R4). More may come. */
public enum RequestStatus {
    OPEN,
    CLOSED,
    /** A name of a newer version of the SDK. It is only ever read from JSON; a call that is given it is refused. */
    UNKNOWN
}
