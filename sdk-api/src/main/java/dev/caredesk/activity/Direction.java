package dev.caredesk.activity;

/** Who began an activity or wrote a message: the customer (inbound) or the organization (outbound). Closed for ever. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
