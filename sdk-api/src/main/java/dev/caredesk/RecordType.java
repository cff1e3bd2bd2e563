package dev.caredesk;

/** The kinds of record. */
public enum RecordType {
    CUSTOMER,
    REQUEST,
    ACTIVITY,
    COMMENT,
    MESSAGE
}
