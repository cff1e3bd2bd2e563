package dev.caredesk.desk;

import java.util.List;
import java.util.Locale;

/**
 * A question that closing an engagement asks (E3, E4). It is bound to one state of the draft: an edit outdates it (E5). Until
 * then it can be answered wherever the engagement is resumed (D6). Closed for ever: no further question will come.
 */
public sealed interface Question permits Closing.Unsaved, Closing.Uncreated {

    /** Returns the kind of question: {@link Closing.Kind#UNSAVED} or {@link Closing.Kind#UNCREATED}. */
    Closing.Kind kind();

    /** Returns the engagement. */
    EngagementId engagement();

    /** Returns the draft's revision that the question is about. */
    long revision();

    /** Returns the unsaved changes. */
    List<UnsavedChange> unsaved();

    /** Returns the question in the given language. */
    String message(Locale language);

    /** Returns the answer that discards the draft and closes. */
    default Answer discard() {
        return new Answer(engagement(), revision(), Answer.Choice.DISCARD);
    }

    /** Returns the answer that changes nothing. */
    default Answer cancel() {
        return new Answer(engagement(), revision(), Answer.Choice.CANCEL);
    }
}
