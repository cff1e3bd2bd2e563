package dev.caredesk.core.draft;

import dev.caredesk.Version;

/**
 * A record in an engagement, in two states of it: as it was loaded, which the agent's edits are based on, and the newest one that
 * is known. They differ from the moment at which somebody else's change is known until it is loaded (N1, N3).
 */
public record Held<T extends DeskRecord>(T loaded, T fresh) {

    /** A record that was just read. */
    public static <T extends DeskRecord> Held<T> of(T record) {
        return new Held<>(record, record);
    }

    /** Whether somebody's change is not loaded. */
    public boolean isStale() {
        return fresh.version().compareTo(loaded.version()) > 0;
    }

    /** The version that the agent's edits are based on. */
    public Version base() {
        return loaded.version();
    }

    /**
     * With a newer read of the record. Where the version is the same only facts changed (an end, a deadline), which need no load.
     */
    public Held<T> read(T now) {
        int order = now.version().compareTo(loaded.version());
        if (order == 0) {
            return of(now);
        }
        return order > 0 && now.version().compareTo(fresh.version()) >= 0 ? new Held<>(loaded, now) : this;
    }

    /** With everything loaded. */
    public Held<T> load() {
        return of(fresh);
    }

    /**
     * After a commit of this desk's own that made {@code written} of the newest state. What others changed before stays to be
     * loaded.
     */
    public Held<T> wrote(T written) {
        return isStale() ? new Held<>(loaded, written) : of(written);
    }
}
