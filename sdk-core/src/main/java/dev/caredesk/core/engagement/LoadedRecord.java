package dev.caredesk.core.engagement;

import dev.caredesk.Version;

/**
 * A record of an engagement in two states: as loaded, which the agent's edits are based on, and as last read. The two differ while
 * another's change is known and not loaded (N1, N3).
 */
public record LoadedRecord<T extends DeskRecord>(T loaded, T latest) {

    /** Returns a record that was just read, the same in both states. */
    public static <T extends DeskRecord> LoadedRecord<T> of(T record) {
        return new LoadedRecord<>(record, record);
    }

    /** Returns whether another's change is not loaded. */
    public boolean isStale() {
        return latest.version().compareTo(loaded.version()) > 0;
    }

    /** Returns the version that the agent's edits are based on. */
    public Version base() {
        return loaded.version();
    }

    /**
     * Returns the record with a newer read of it. An equal version means that only facts changed (an end, a deadline), which need no load.
     */
    public LoadedRecord<T> read(T now) {
        int order = now.version().compareTo(loaded.version());
        if (order == 0) {
            return of(now);
        }
        return order > 0 && now.version().compareTo(latest.version()) >= 0 ? new LoadedRecord<>(loaded, now) : this;
    }

    /** Returns the record with its last read state as the loaded one. */
    public LoadedRecord<T> load() {
        return of(latest);
    }

    /** Returns the record after this desk committed {@code written} on its last read state; earlier changes of others stay unloaded. */
    public LoadedRecord<T> wrote(T written) {
        return isStale() ? new LoadedRecord<>(loaded, written) : of(written);
    }
}
