package dev.caredesk.quickstart;

import dev.caredesk.desk.Closing;
import dev.caredesk.desk.Engagement;
import dev.caredesk.desk.Question;
import dev.caredesk.quickstart.story.AnswerTexts;

/** Closing a customer without leaving anything behind, whatever state the engagement is in. */
public final class EngagementCloser {

    private EngagementCloser() {}

    /** Saves or creates what is there and closes; where that is refused, says why and discards. */
    public static String keep(Engagement work) {
        Closing closing = work.close();
        String how = "closed, nothing was unsaved";
        if (closing instanceof Closing.Uncreated question) {
            closing = work.answer(question.create());
            how = "created, saved and closed";
        } else if (closing instanceof Closing.Unsaved question) {
            closing = work.answer(question.save());
            how = "saved and closed";
        }
        return closing instanceof Closing.Refused refused
                ? "not saved: " + AnswerTexts.reasons(refused.refusals()) + " " + drop(work)
                : how;
    }

    /** Closes and throws away what is unsaved; the activity and its comments stay in any case. */
    public static String drop(Engagement work) {
        Closing closing = work.close();
        if (closing instanceof Question question) {
            closing = work.answer(question.discard());
        }
        return closing.isClosed() ? "closed without saving" : "still open";
    }
}
