package dev.caredesk.core.desk;

import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.Draft;
import dev.caredesk.core.draft.Judge;
import dev.caredesk.core.draft.RecordEdits;
import dev.caredesk.core.draft.Records;
import dev.caredesk.core.draft.RequestRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.desk.Action;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests at once: add, close by hand, follow up (R3, R4, R5). */
final class Requesting {

    private final Operation operation;

    Requesting(Operation operation) {
        this.operation = operation;
    }

    /** R3, for a customer that is stored. */
    Outcome<Plan<RequestId>> add(Action.AddRequest action, Work work, Instant now) {
        List<Refusal> bad = texts(action);
        if (!bad.isEmpty()) {
            return Outcome.refused(bad);
        }
        Outcome<Optional<ActivityRecord>> activity = action.activity().isEmpty()
                ? Outcome.done(Optional.empty())
                : operation
                        .targets()
                        .movable(work, action.activity().get(), now)
                        .map(Optional::of);
        return activity.map(moved -> added(action, work, moved, now));
    }

    private Plan<RequestId> added(Action.AddRequest action, Work work, Optional<ActivityRecord> moved, Instant now) {
        RequestRecord request = untitled(work, now).titled(present(action.title()), present(action.description()));
        Changes changes = operation.changes(work, now).create(request);
        Work after = work.with(work.records().updated(request));
        if (moved.isPresent()) {
            after = new Moving(operation).move(changes, after, moved.get(), request.id());
        }
        return Plan.commit(changes, after, request.id()).moving();
    }

    /** R3 before Create: a change of the draft (E1). Made again, it does nothing. */
    Outcome<Work> addToDraft(Action.AddRequest action, Work work, Instant now) {
        List<Refusal> bad = texts(action);
        RequestId id = RequestId.of(operation.made("request"));
        if (!bad.isEmpty()) {
            return Outcome.refused(bad);
        }
        if (work.has(id)) {
            return Outcome.done(work);
        }
        RecordEdits edits = RecordEdits.NONE
                .set(Field.TITLE, Optional.empty(), Optional.of(action.title()).filter(it -> !it.isBlank()))
                .set(
                        Field.DESCRIPTION,
                        Optional.empty(),
                        Optional.of(action.description()).filter(it -> !it.isBlank()));
        Work after = work.with(work.draft().request(id).with(id, edits).at(work.revision() + 1));
        return action.activity()
                .map(activity -> placed(after, activity, id, now))
                .orElse(Outcome.done(after));
    }

    private Outcome<Work> placed(Work work, ActivityId activity, RequestId request, Instant now) {
        return new Moving(operation)
                .moveInDraft(new Action.Move(activity, request), work, now)
                .map(moved -> moved.with(moved.draft().at(work.revision())));
    }

    /** R5: a request is closed by hand; what is live in it goes on. */
    Outcome<Plan<RequestId>> close(Action.CloseRequest action, Work work, Instant now) {
        return operation.targets().open(work, action.request(), now).map(request -> {
            RequestRecord closed = request.closedAt(now);
            Changes changes = operation
                    .changes(work, now)
                    .require(new dev.caredesk.spi.storage.Require.Open(request.id()))
                    .change(request, closed, Event.Kind.CLOSED);
            Records records = work.records().request(request.id(), held -> held.wrote(closed));
            return Plan.commit(changes, work.with(records), request.id());
        });
    }

    /** R4: a request that goes on from a closed one; E8: unsaved edits of that one may go along. */
    Outcome<Plan<RequestId>> followUp(Action.FollowUp action, Work work, Instant now) {
        Outcome<RequestRecord> earlier =
                operation.targets().own(work, action.request()).map(this::ofNow);
        return earlier.then(closed -> closed.isOpenAt(now)
                ? Outcome.refused(Refusals.not(RefusalCode.REQUEST_OPEN, closed.id()))
                : Outcome.done(followed(action, work, now)));
    }

    /** It may have been closed elsewhere, or its deadline moved on (R6); closed it stays closed. */
    private RequestRecord ofNow(RequestRecord request) {
        return request.closed().isPresent()
                ? request
                : operation.refresher().request(request.id()).orElse(request);
    }

    private Plan<RequestId> followed(Action.FollowUp action, Work work, Instant now) {
        RequestRecord request = untitled(work, now).following(action.request());
        Changes changes = operation.changes(work, now).create(request);
        Draft draft = work.draft();
        RecordEdits carried = work.edits(action.request());
        if (action.carryEdits() && !carried.isEmpty()) {
            RecordEdits edits = RecordEdits.NONE;
            for (var entry : carried.fields().entrySet()) {
                edits = edits.set(
                        entry.getKey(), Optional.empty(), entry.getValue().mine());
            }
            draft = draft.with(action.request(), RecordEdits.NONE)
                    .with(request.id(), edits)
                    .at(work.revision() + 1);
        }
        return Plan.commit(changes, work.with(work.records().updated(request)).with(draft), request.id());
    }

    private RequestRecord untitled(Work work, Instant now) {
        return RequestRecord.untitled(
                RequestId.of(operation.made("request")),
                work.customer(),
                now,
                operation.scope().settings().closeAfter());
    }

    private List<Refusal> texts(Action.AddRequest action) {
        Map<Field, String> values = new LinkedHashMap<>();
        values.put(Field.TITLE, action.title());
        values.put(Field.DESCRIPTION, action.description());
        values.values().removeIf(String::isBlank);
        return new Judge(operation.scope().limits()).added(values);
    }

    private static String present(String text) {
        return text.isBlank() ? "" : text;
    }
}
