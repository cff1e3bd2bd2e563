package dev.caredesk.request;

/** Whether a request is open or closed (R1); a closed one is final (R4). Closed for ever. */
public enum RequestStatus {
    OPEN,
    CLOSED
}
