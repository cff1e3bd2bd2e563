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

    /** The possible answers. Closed for ever. */
    public enum Choice {
        /** Saves what is unsaved, then closes (E3). */
        SAVE,
        /** Creates the customer with all that is unsaved, then closes (E4). */
        CREATE,
        /** Discards the draft and closes. */
        DISCARD,
        /** Does not close (E5). */
        CANCEL
    }
}
