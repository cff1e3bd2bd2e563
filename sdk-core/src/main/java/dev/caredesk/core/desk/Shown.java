package dev.caredesk.core.desk;

import dev.caredesk.Page;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.core.draft.CustomerRecord;
import dev.caredesk.desk.Answer;
import dev.caredesk.desk.Closing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is shown of an engagement besides its records and draft: as it was read last, and not stored. Written with the
 * engagement's lock held, read by anybody.
 */
final class Shown {

    private volatile List<CustomerRecord> candidates = List.of();
    private volatile Page<JourneyLine> journey = Page.last(List.of());
    private volatile Map<ActivityId, CallState> calls = Map.of();
    private volatile long asked;
    private volatile List<RecordId> unsaveable = List.of();
    private volatile Optional<Given> given = Optional.empty();

    /** The answer that closed the engagement here, and what came of it. */
    private record Given(Answer answer, Closing closing) {}

    /** The customers that match an uncreated one (C6). */
    List<CustomerRecord> candidates() {
        return candidates;
    }

    void candidates(List<CustomerRecord> found) {
        candidates = List.copyOf(found);
    }

    /** The first page of the journey. */
    Page<JourneyLine> journey() {
        return journey;
    }

    void journey(Page<JourneyLine> read) {
        journey = read;
    }

    /** The states of calls, as reported last (X3). */
    Map<ActivityId, CallState> calls() {
        return calls;
    }

    void calls(Map<ActivityId, CallState> read) {
        calls = Map.copyOf(read);
    }

    /** The state of a call of which nothing was read yet. */
    void call(ActivityId call, CallState state) {
        Map<ActivityId, CallState> all = new HashMap<>(calls);
        all.putIfAbsent(call, state);
        calls = Map.copyOf(all);
    }

    /** The revision of the draft that a close question is about; 0 for none (E5). */
    long asked() {
        return asked;
    }

    void asked(long revision) {
        asked = revision;
    }

    /** E8: takes note of what can't be saved now, and gives what could be when the desk was told last. */
    List<RecordId> newlyUnsaveable(List<RecordId> now) {
        List<RecordId> news =
                now.stream().filter(record -> !unsaveable.contains(record)).toList();
        unsaveable = List.copyOf(now);
        return news;
    }

    /** Remembers the answer that closed the engagement (E5). */
    Closing closed(Answer answer, Closing closing) {
        given = Optional.of(new Given(answer, closing));
        return closing;
    }

    /** What that answer gave when it closed the engagement here. */
    Optional<Closing> closedBy(Answer answer) {
        return given.filter(it -> it.answer().equals(answer)).map(Given::closing);
    }
}
