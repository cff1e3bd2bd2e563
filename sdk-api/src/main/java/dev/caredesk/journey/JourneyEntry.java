package dev.caredesk.journey;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.WrongCallException;
import dev.caredesk.activity.Activity;
import dev.caredesk.activity.Comment;
import dev.caredesk.request.Request;
import java.util.List;
import java.util.Optional;

/**
 * One line of a journey: an activity with its request, if any, or a request that has no activity (J1, J2).
 *
 * @param comments the newest comments on the activity, newest first, 20 at most
 * @param moreComments whether the activity has more comments than these
 */
public record JourneyEntry(
        Optional<Activity> activity, Optional<Request> request, List<Comment> comments, boolean moreComments) {

    public JourneyEntry {
        refuseNull("activity", activity, "request", request, "comments", comments);
        comments = List.copyOf(comments);
        if (activity.isEmpty() && request.isEmpty()) {
            throw new WrongCallException("journey entry must have an activity or a request, had neither");
        }
    }
}
