package dev.caredesk.core.desk;

import dev.caredesk.activity.Activity;
import dev.caredesk.activity.Comment;
import dev.caredesk.core.codec.Codec;
import dev.caredesk.core.draft.RequestRecord;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.JourneyRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A line of a journey as it was read; whether its request is open is judged anew at each look (R7). */
record JourneyLine(
        Optional<Activity> activity, Optional<RequestRecord> request, List<Comment> comments, boolean moreComments) {

    /** Reads the rows of one page, in which many have the same request: it is read once. */
    static Function<JourneyRow, JourneyLine> reader() {
        Map<RequestId, RequestRecord> requests = new HashMap<>();
        return row -> of(row, requests);
    }

    private static JourneyLine of(JourneyRow row, Map<RequestId, RequestRecord> requests) {
        return new JourneyLine(
                row.activity().map(it -> Codec.activity(it).activity()),
                row.request().map(it -> requests.computeIfAbsent(it.id(), once -> Codec.request(it))),
                row.comments().stream().map(Codec::comment).toList(),
                row.moreComments());
    }

    JourneyEntry at(Instant now) {
        return new JourneyEntry(activity, request.map(it -> it.view(now)), comments, moreComments);
    }

    /** With newer facts of its request. */
    JourneyLine knowing(RequestRecord newer) {
        return new JourneyLine(activity, request.map(it -> it.factsOf(newer)), comments, moreComments);
    }
}
