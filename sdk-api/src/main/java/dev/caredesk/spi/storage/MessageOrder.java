package dev.caredesk.spi.storage;

/** The order of a list of messages: by their instants, ties by commit order (T1). Closed for ever. */
public enum MessageOrder {
    /** From the first message on. */
    OLDEST_FIRST,
    /** The same order from its other end. */
    NEWEST_FIRST
}
