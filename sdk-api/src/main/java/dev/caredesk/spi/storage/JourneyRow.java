package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.List;
import java.util.Optional;

/**
 * An entry of a journey as stored: an activity with its request, if any, or a request that no activity is in (J1).
 *
 * @param comments the newest comments on the activity, newest first, {@link #COMMENTS} at most
 * @param moreComments whether there are more
 */
public record JourneyRow(
        Optional<StoredActivity> activity,
        Optional<StoredRequest> request,
        List<StoredComment> comments,
        boolean moreComments) {

    /** The maximum number of comments of an entry. */
    public static final int COMMENTS = 20;

    public JourneyRow {
        refuseNull("activity", activity, "request", request, "comments", comments);
        comments = List.copyOf(comments);
    }
}
