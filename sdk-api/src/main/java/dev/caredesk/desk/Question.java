package dev.caredesk.desk;

import java.util.List;
import java.util.Locale;

/**
 * A question that closing asks (E3, E4). It is bound to one state of the draft: an edit outdates it (E5). While the draft's
 * revision stands it can be answered wherever the engagement is taken up (D6). Closed for ever: no further question will come.
 */
public sealed interface Question permits Closing.Unsaved, Closing.Uncreated {

    /** Which question it is: {@link Closing.Kind#UNSAVED} or {@link Closing.Kind#UNCREATED}. */
    Closing.Kind kind();

    /** The engagement. */
    EngagementId engagement();

    /** The draft's revision that the question is about. */
    long revision();

    /** What is unsaved. */
    List<UnsavedChange> unsaved();

    /** The question in that language. */
    String message(Locale language);

    /** The answer that throws the draft away and closes. */
    default Answer discard() {
        return new Answer(engagement(), revision(), Answer.Choice.DISCARD);
    }

    /** The answer that leaves everything as it was. */
    default Answer cancel() {
        return new Answer(engagement(), revision(), Answer.Choice.CANCEL);
    }
}
