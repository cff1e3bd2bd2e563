package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.WrongCallException;
import java.time.Instant;

/**
 * A trim of a tenant's journal: the oldest entries go, up to the first that stays.
 *
 * @param auditToo whether they are deleted, and counted, with those that had only left the feed before; otherwise they only leave the
 *     feed, and the histories of records keep them
 */
public record JournalTrim(Stays stays, boolean auditToo) {
    public JournalTrim {
        refuseNull("stays", stays);
    }

    /** The entries that stay. Closed for ever. */
    public sealed interface Stays {}

    /** Keeps the first entry that is not older than the instant, and all that follow it in commit order. */
    public record Since(Instant instant) implements Stays {
        public Since {
            refuseNull("instant", instant);
        }
    }

    /** Keeps the given number of newest entries; 0 or more. */
    public record Newest(long count) implements Stays {
        public Newest {
            if (count < 0) {
                throw new WrongCallException("count of entries that stay must be at least 0, was " + count);
            }
        }
    }
}
