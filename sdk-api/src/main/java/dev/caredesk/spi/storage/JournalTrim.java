package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.WrongCallException;
import java.time.Instant;
import java.util.List;

/**
 * A trim of a tenant's journal: the oldest entries go, up to the first that stays.
 *
 * @param auditToo true if they are deleted, and counted, with those that had only left the feed before; otherwise they only leave the
 *     feed, and the histories of records keep them
 */
public record JournalTrim(Stays stays, boolean auditToo) {
    public JournalTrim {
        refuseNull("stays", stays);
    }

    /** The entries that stay. Closed for ever. */
    public sealed interface Stays {}

    /**
     * Keeps the first entry that is not older than the instant, and all that follow it in commit order. An entry of later than now came
     * from a clock that was wrong: it goes with an older entry that follows it, and so stops no trimming.
     *
     * @param now the present; more of such entries in a row than a call takes do stop it
     */
    public record Since(Instant instant, Instant now) implements Stays {
        public Since {
            refuseNull("instant", instant, "now", now);
        }

        /** Returns how many of the oldest entries go, whose instants are given in commit order. */
        public int countOld(List<Instant> oldest) {
            refuseNull("oldest", oldest);
            int old = 0;
            for (int at = 0; at < oldest.size(); at++) {
                if (oldest.get(at).isBefore(instant)) {
                    old = at + 1;
                } else if (!oldest.get(at).isAfter(now)) {
                    break;
                }
            }
            return old;
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
