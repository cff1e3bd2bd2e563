package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Instant;

/**
 * What of a tenant's journal goes: the oldest entries, up to the first that stays.
 *
 * @param auditToo whether they are deleted; otherwise they only leave the feed, and the histories of records keep them
 */
public record JournalTrim(Stays stays, boolean auditToo) {
    public JournalTrim {
        refuseNull("stays", stays);
    }

    /** Which entries stay. Closed for ever. */
    public sealed interface Stays {}

    /** The first entry that is not older, and all that follow it in commit order. */
    public record Since(Instant instant) implements Stays {
        public Since {
            refuseNull("instant", instant);
        }
    }

    /** So many of the newest; 0 or more. */
    public record Newest(long count) implements Stays {}
}
