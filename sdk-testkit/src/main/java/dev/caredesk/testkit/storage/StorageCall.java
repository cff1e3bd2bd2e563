package dev.caredesk.testkit.storage;

import java.util.EnumSet;
import java.util.Set;

/** The calls that a storage can be asked; what {@link FailingStorage} counts and disturbs. More may come. */
public enum StorageCall {
    COMMIT,
    COMMITTED,
    SAVE_DRAFT,
    CLOSE_OVERDUE,
    TRIM_JOURNAL,
    FORGET_INTERACTIONS,
    LOAD,
    FILE,
    MATCH,
    JOURNEY,
    MESSAGES,
    LAST_CALL_STATE,
    COMMENTS,
    UNLINKED,
    CLAIMS,
    SEARCH,
    DESK,
    DRAFT,
    SETTINGS,
    OFFERS,
    MISSED,
    LEASE_LANES,
    RENEW_LANES,
    SETTLE_LANES,
    LANE,
    PARKED_LANES,
    JOURNAL_AFTER,
    JOURNAL_LATEST,
    JOURNAL_HISTORY;

    private static final Set<StorageCall> WRITES = EnumSet.of(
            COMMIT,
            SAVE_DRAFT,
            CLOSE_OVERDUE,
            TRIM_JOURNAL,
            FORGET_INTERACTIONS,
            LEASE_LANES,
            RENEW_LANES,
            SETTLE_LANES);

    /** Returns whether it writes, so that its outcome can be unknown. */
    public boolean isWrite() {
        return WRITES.contains(this);
    }

    /** All of them. */
    public static Set<StorageCall> all() {
        return EnumSet.allOf(StorageCall.class);
    }

    /** Those that write. */
    public static Set<StorageCall> writes() {
        return EnumSet.copyOf(WRITES);
    }
}
