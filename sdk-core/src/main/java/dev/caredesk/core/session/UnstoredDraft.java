package dev.caredesk.core.session;

import dev.caredesk.desk.EngagementId;

/** The draft of an engagement whose newest edits may not be stored yet, and where it is to be stored. */
public record UnstoredDraft(Session session, DraftStore store) {

    EngagementId id() {
        return session.id();
    }

    /** Whether it is not stored, at this moment. */
    boolean isUnstored() {
        return session.state().isUnstored();
    }

    /** Whether an operation is under way, which may take long. */
    boolean isBusy() {
        return session.isBusy();
    }

    void save() {
        store.store(session);
    }
}
