package dev.caredesk.core.view;

import dev.caredesk.activity.Activity;
import dev.caredesk.activity.Comment;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.journey.JourneyEntry;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.JourneyRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A line of a journey as it was read. Whether its request is open is decided each time it is shown (R7). */
public record JourneyLine(
        Optional<Activity> activity, Optional<RequestRecord> request, List<Comment> comments, boolean moreComments) {

    /** Returns a reader of the rows of one page. Many of them have the same request, which it decodes once. */
    public static Function<JourneyRow, JourneyLine> reader() {
        Map<RequestId, RequestRecord> requests = new HashMap<>();
        return row -> of(row, requests);
    }

    private static JourneyLine of(JourneyRow row, Map<RequestId, RequestRecord> requests) {
        return new JourneyLine(
                row.activity().map(it -> RecordCodec.activity(it).activity()),
                row.request().map(it -> requests.computeIfAbsent(it.id(), once -> RecordCodec.request(it))),
                row.comments().stream().map(RecordCodec::comment).toList(),
                row.moreComments());
    }

    public JourneyEntry at(Instant now) {
        return new JourneyEntry(activity, request.map(it -> it.view(now)), comments, moreComments);
    }

    /** Returns a copy with newer facts of its request. */
    public JourneyLine knowing(RequestRecord newer) {
        return new JourneyLine(activity, request.map(it -> it.factsOf(newer)), comments, moreComments);
    }
}
