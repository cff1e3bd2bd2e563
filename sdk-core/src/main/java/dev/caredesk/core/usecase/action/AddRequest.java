package dev.caredesk.core.usecase.action;

import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LimitCheck;
import dev.caredesk.core.engagement.RecordEdits;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.desk.Action;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds a request for a new problem (R3): at once, or in the draft while the customer is not created (E1). */
record AddRequest(ActionContext context, Action.AddRequest action) implements DraftOrAtOnceUseCase<RequestId> {

    @Override
    public boolean isPossibleAnywhere() {
        return true;
    }

    @Override
    public RequestId result() {
        return RequestId.of(context.made("request"));
    }

    @Override
    public boolean isDoneByCreate() {
        return context.refreshEngagement().request(result()).isPresent();
    }

    @Override
    public Outcome<CommitPlan<RequestId>> decide(EngagementData engagement, Instant now) {
        List<Refusal> bad = texts();
        if (!bad.isEmpty()) {
            return Outcome.refused(bad);
        }
        Outcome<Optional<ActivityRecord>> activity = action.activity().isEmpty()
                ? Outcome.done(Optional.empty())
                : context.targets()
                        .movable(engagement, action.activity().get(), now)
                        .map(Optional::of);
        return activity.map(moved -> add(engagement, moved, now));
    }

    private CommitPlan<RequestId> add(EngagementData engagement, Optional<ActivityRecord> moved, Instant now) {
        RequestRecord request = RequestRecord.untitled(
                        result(),
                        engagement.customer(),
                        now,
                        context.scope().settings().closeAfter())
                .titled(present(action.title()), present(action.description()));
        Changes changes = context.changes(now);
        changes.create(request);
        EngagementData after = engagement.with(engagement.records().updated(request));
        if (moved.isPresent()) {
            after = MoveActivity.move(changes, after, moved.get(), request.id());
        }
        return CommitPlan.commit(changes, request.id(), NextState.of(after).rereading());
    }

    /** Adds the request to the draft; has no effect the second time. */
    @Override
    public Outcome<EngagementData> draft(EngagementData engagement, Instant now) {
        List<Refusal> bad = texts();
        if (!bad.isEmpty()) {
            return Outcome.refused(bad);
        }
        if (engagement.has(result())) {
            return Outcome.done(engagement);
        }
        RecordEdits edits = RecordEdits.NONE
                .set(Field.TITLE, Optional.empty(), typed(action.title()))
                .set(Field.DESCRIPTION, Optional.empty(), typed(action.description()));
        EngagementData after = engagement.with(
                engagement.draft().request(result()).with(result(), edits).at(engagement.revision() + 1));
        return action.activity().map(activity -> place(after, activity, now)).orElse(Outcome.done(after));
    }

    private Outcome<EngagementData> place(EngagementData engagement, ActivityId activity, Instant now) {
        return new MoveActivity(context, new Action.Move(activity, result()))
                .draft(engagement, now)
                .map(moved -> moved.with(moved.draft().at(engagement.revision())));
    }

    private List<Refusal> texts() {
        Map<Field, String> values = new LinkedHashMap<>();
        values.put(Field.TITLE, action.title());
        values.put(Field.DESCRIPTION, action.description());
        values.values().removeIf(String::isBlank);
        return new LimitCheck(context.scope().limits()).added(values);
    }

    private static String present(String text) {
        return text.isBlank() ? "" : text;
    }

    private static Optional<String> typed(String text) {
        return Optional.of(text).filter(it -> !it.isBlank());
    }
}
