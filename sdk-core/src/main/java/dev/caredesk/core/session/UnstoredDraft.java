package dev.caredesk.core.session;

import dev.caredesk.desk.EngagementId;

/** The draft of an engagement whose newest edits may not be stored yet, and where it is to be stored. */
public record UnstoredDraft(Session session, DraftStore store) {

    EngagementId id() {
        return session.id();
    }

    /** Returns whether the newest edits are not stored yet. */
    boolean isUnstored() {
        return session.state().isUnstored();
    }

    /** Returns whether an operation of the engagement is under way, which may take long. */
    boolean isBusy() {
        return session.isBusy();
    }

    void save() {
        store.store(session);
    }
}
