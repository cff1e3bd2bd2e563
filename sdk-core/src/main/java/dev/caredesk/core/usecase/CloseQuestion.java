package dev.caredesk.core.usecase;

import dev.caredesk.core.engagement.DraftDifferences;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Question;

/** The question that closing an engagement asks (E3, E4). */
record CloseQuestion(TenantScope scope, EngagementData engagement) {

    /** Returns whether there is nothing to ask about; a further request of the draft without any text counts as nothing. */
    static boolean isSettled(EngagementData engagement) {
        return engagement.isCreated()
                && engagement.draft().placement().isEmpty()
                && engagement.draft().edits().isEmpty();
    }

    Question question() {
        var unsaved = DraftDifferences.unsaved(engagement, scope.now());
        return engagement.isCreated()
                ? new Closing.Unsaved(engagement.id(), engagement.revision(), unsaved)
                : new Closing.Uncreated(engagement.id(), engagement.revision(), unsaved);
    }
}
