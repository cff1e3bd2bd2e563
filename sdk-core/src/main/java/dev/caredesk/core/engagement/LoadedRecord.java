package dev.caredesk.core.engagement;

import dev.caredesk.Version;

/**
 * A record in an engagement, in two states of it: as it was loaded, which the agent's edits are based on, and the newest one that
 * is known. They differ from the moment at which somebody else's change is known until it is loaded (N1, N3).
 */
public record LoadedRecord<T extends DeskRecord>(T loaded, T latest) {

    /** A record that was just read. */
    public static <T extends DeskRecord> LoadedRecord<T> of(T record) {
        return new LoadedRecord<>(record, record);
    }

    /** Whether somebody's change is not loaded. */
    public boolean isStale() {
        return latest.version().compareTo(loaded.version()) > 0;
    }

    /** The version that the agent's edits are based on. */
    public Version base() {
        return loaded.version();
    }

    /**
     * With a newer read of the record. Where the version is the same only facts changed (an end, a deadline), which need no load.
     */
    public LoadedRecord<T> read(T now) {
        int order = now.version().compareTo(loaded.version());
        if (order == 0) {
            return of(now);
        }
        return order > 0 && now.version().compareTo(latest.version()) >= 0 ? new LoadedRecord<>(loaded, now) : this;
    }

    /** With everything loaded. */
    public LoadedRecord<T> load() {
        return of(latest);
    }

    /**
     * After a commit of this desk's own that made {@code written} of the newest state. What others changed before stays to be
     * loaded.
     */
    public LoadedRecord<T> wrote(T written) {
        return isStale() ? new LoadedRecord<>(loaded, written) : of(written);
    }
}
