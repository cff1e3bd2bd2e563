package dev.caredesk.activity;

/** The direction of an activity or message: from the customer (inbound) or from the organization (outbound). Closed for ever. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
