package dev.caredesk.event;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.WrongCallException;
import java.time.Duration;
import java.util.Optional;

/**
 * How much of the journal is kept (Z3). What is older leaves the feed: events from before can no longer be followed, but the histories of
 * records keep them, unless it says {@link #audit()}. Without a trimming, which is the default, all of it is kept for ever.
 *
 * @param age entries younger than this stay; more than zero
 * @param newest so many of the newest entries stay; 0 or more. Of age and newest there is one
 * @param audit whether the histories of records lose them as well
 */
public record Trimming(Optional<Duration> age, Optional<Long> newest, boolean audit) {

    public Trimming {
        refuseNull("age", age, "newest", newest);
        if (age.isPresent() == newest.isPresent()) {
            throw new WrongCallException(
                    "trimming must have exactly one of age and newest, had " + (age.isPresent() ? "both" : "neither"));
        }
        if (age.filter(duration -> duration.isNegative() || duration.isZero()).isPresent()) {
            throw new WrongCallException("age must be more than zero, was " + age.orElseThrow());
        }
        if (newest.filter(count -> count < 0).isPresent()) {
            throw new WrongCallException("newest must be at least 0, was " + newest.orElseThrow());
        }
    }

    /** Keeps what is younger, in the feed; the audit trail is kept whole. */
    public static Trimming olderThan(Duration age) {
        refuseNull("age", age);
        return new Trimming(Optional.of(age), Optional.empty(), false);
    }

    /** Keeps so many of the newest entries of each tenant, in the feed; the audit trail is kept whole. */
    public static Trimming allButNewest(long count) {
        return new Trimming(Optional.empty(), Optional.of(count), false);
    }

    /** The same, and what leaves the feed leaves the audit trail as well: it is deleted. */
    public Trimming auditToo() {
        return new Trimming(age, newest, true);
    }
}
