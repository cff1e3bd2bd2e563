package dev.caredesk.core.view;

import dev.caredesk.Page;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.RequestRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cached read-only data of an open engagement, for its view; no decision uses it.
 *
 * @param candidates the customers that match an uncreated one (C6)
 * @param journey its first page (J1)
 * @param calls the states of calls, as last reported (X3)
 */
public record EngagementCache(
        List<CustomerRecord> candidates, Page<JourneyLine> journey, Map<ActivityId, CallState> calls) {

    public static final EngagementCache EMPTY = new EngagementCache(List.of(), Page.last(List.of()), Map.of());

    public EngagementCache {
        candidates = List.copyOf(candidates);
        calls = Map.copyOf(calls);
    }

    public EngagementCache withCandidates(List<CustomerRecord> read) {
        return new EngagementCache(read, journey, calls);
    }

    public EngagementCache withJourney(Page<JourneyLine> read) {
        return new EngagementCache(candidates, read, calls);
    }

    public EngagementCache withCalls(Map<ActivityId, CallState> read) {
        return new EngagementCache(candidates, journey, read);
    }

    /** Adds the state of a call that was not read yet. */
    public EngagementCache withCall(ActivityId call, CallState state) {
        Map<ActivityId, CallState> all = new HashMap<>(calls);
        all.putIfAbsent(call, state);
        return withCalls(all);
    }

    /** Returns the state of a call, if it is known. */
    public Optional<CallState> call(ActivityId call) {
        return Optional.ofNullable(calls.get(call));
    }

    /** Puts the current activity in front of a journey page that was read before its commit (J1). */
    public EngagementCache withCurrent(EngagementData engagement) {
        if (!engagement.isCreated()) {
            return this;
        }
        return engagement
                .current()
                .map(id -> engagement.records().activities().get(id))
                .map(LoadedRecord::latest)
                .map(activity -> withJourney(inFront(activity, requestOf(engagement, activity))))
                .orElse(this);
    }

    private static Optional<RequestRecord> requestOf(EngagementData engagement, ActivityRecord activity) {
        return activity.request()
                .map(id -> engagement.records().requests().get(id))
                .map(LoadedRecord::latest);
    }

    private Page<JourneyLine> inFront(ActivityRecord activity, Optional<RequestRecord> request) {
        List<JourneyLine> lines = new ArrayList<>();
        lines.add(new JourneyLine(Optional.of(activity.activity()), request, List.of(), false));
        journey.items().stream().filter(line -> !isOf(line, activity)).forEach(lines::add);
        return new Page<>(lines, journey.next());
    }

    /** Returns whether a line is the activity, or its request from before that had one. */
    private static boolean isOf(JourneyLine line, ActivityRecord activity) {
        return line.activity().isPresent()
                ? line.activity().get().id().equals(activity.id())
                : line.request().map(RequestRecord::id).equals(activity.request());
    }
}
