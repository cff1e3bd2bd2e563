package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

/**
 * An answer to a {@link Question}, as data.
 *
 * @param revision the draft's revision that the question was about
 */
public record Answer(EngagementId engagement, long revision, Choice choice) {
    public Answer {
        refuseNull("engagement", engagement, "choice", choice);
    }

    /** What an agent can answer. Closed for ever. */
    public enum Choice {
        /** Save what is unsaved, then close (E3). */
        SAVE,
        /** Create the customer with all that is unsaved, then close (E4). */
        CREATE,
        /** Throw the draft away and close. */
        DISCARD,
        /** Do not close (E5). */
        CANCEL
    }
}
