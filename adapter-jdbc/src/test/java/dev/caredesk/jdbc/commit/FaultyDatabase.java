package dev.caredesk.jdbc.commit;

import javax.sql.DataSource;

/** A database whose connections break at a commit, as a test plans it. */
interface FaultyDatabase {

    /** The fault that happens at a commit. */
    enum CommitFault {
        /** The database has not heard of the commit. */
        BREAKS_BEFORE,
        /** It has committed, and could not say so. */
        BREAKS_AFTER,
        BREAKS_AFTER_AND_STAYS_AWAY,
        /** It has said so, and the connection breaks afterwards. */
        CLOSE_FAILS
    }

    DataSource source();

    /** Several calls, several commits. */
    void atNextCommit(CommitFault trouble);

    /** Ends all faults. */
    void isBack();
}
