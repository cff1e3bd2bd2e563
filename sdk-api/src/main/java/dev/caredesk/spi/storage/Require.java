package dev.caredesk.spi.storage;

import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.request.RequestId;

/**
 * Something that a ChangeSet relies on without writing it, true at the instant of the commit and held until it is done. More may
 * come, with a new version of the port.
 */
public sealed interface Require {

    /** The record is there. */
    record Exists(RecordId record) implements Require {}

    /** The request is neither closed nor overdue (R4, R7). */
    record Open(RequestId request) implements Require {}

    /** The customer, request or activity still has that version. */
    record AtVersion(RecordId record, Version version) implements Require {}
}
