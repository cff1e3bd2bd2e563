package dev.caredesk.event;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.WrongCallException;
import java.time.Duration;
import java.util.Optional;

/**
 * The rule for how much of the journal is kept (Z3). Older entries leave the feed: they can no longer be followed, but the
 * histories of records keep them, unless {@link #audit()}. Without a trimming, which is the default, all of it is kept for ever.
 *
 * @param age entries younger than this stay; more than zero
 * @param newest the number of newest entries that stay; 0 or more. Exactly one of age and newest is present
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

    /** Returns a trimming that keeps younger entries in the feed, and the whole audit trail. */
    public static Trimming olderThan(Duration age) {
        refuseNull("age", age);
        return new Trimming(Optional.of(age), Optional.empty(), false);
    }

    /** Returns a trimming that keeps the given number of newest entries of each tenant in the feed, and the whole audit trail. */
    public static Trimming allButNewest(long count) {
        return new Trimming(Optional.empty(), Optional.of(count), false);
    }

    /** Returns a copy that also deletes from the audit trail what leaves the feed. */
    public Trimming auditToo() {
        return new Trimming(age, newest, true);
    }
}
