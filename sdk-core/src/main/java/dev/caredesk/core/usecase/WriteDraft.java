package dev.caredesk.core.usecase;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.RecordEdits;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds the whole draft of an engagement to a commit (E1, E6). */
record WriteDraft(TenantScope scope) {

    /** Adds every edited record to a commit, and returns the engagement after it. */
    EngagementData write(Changes changes, EngagementData engagement) {
        Records records = newRequests(changes, engagement.records(), engagement);
        Set<RequestId> updated = new TreeSet<>(Comparator.comparing(RequestId::value));
        for (Map.Entry<ActivityId, RequestId> place :
                engagement.draft().placement().entrySet()) {
            records = placed(changes, records, engagement, place.getKey(), place.getValue());
            updated.add(place.getValue());
        }
        for (Map.Entry<RecordId, RecordEdits> entry : engagement.draft().edits().entrySet()) {
            RecordId id = entry.getKey();
            if (id instanceof CustomerId) {
                records = customer(changes, records, entry.getValue());
            } else if (id instanceof RequestId request
                    && !engagement.draft().newRequests().contains(request)) {
                records = request(changes, records, request, entry.getValue());
                updated.add(request);
            } else if (id instanceof ActivityId activity
                    && engagement.draft().requestOf(activity).isEmpty()) {
                records = activity(changes, records, activity, entry.getValue());
                engagement.requestOf(activity).ifPresent(updated::add);
            }
        }
        TouchRequest touch = new TouchRequest(scope);
        for (RequestId request : updated) {
            changes.update(request);
            records = touch.touched(records, request, changes.at());
        }
        return engagement.with(records).with(engagement.draft().saved().at(engagement.revision() + 1));
    }

    /** Adds the requests that exist only in the draft. */
    Records newRequests(Changes changes, Records records, EngagementData engagement) {
        Records result = records;
        for (RequestId id : engagement.draft().newRequests()) {
            Map<Field, String> values = engagement.edits(id).on(Map.of());
            RequestRecord request = RequestRecord.untitled(
                            id,
                            engagement.customer(),
                            changes.at(),
                            scope.settings().closeAfter())
                    .titled(values.getOrDefault(Field.TITLE, ""), values.getOrDefault(Field.DESCRIPTION, ""));
            changes.create(request);
            result = result.updated(request);
        }
        return result;
    }

    /** Adds a move that was made in the draft before another place created the customer, together with unsaved tags (A5, D7). */
    private static Records placed(
            Changes changes, Records records, EngagementData engagement, ActivityId id, RequestId to) {
        return records.activity(id, known -> {
            ActivityRecord before = engagement.edits(id).isEmpty() ? known.latest() : known.loaded();
            List<Tag> tags = engagement.edits(id).tags().on(before.activity().tags());
            ActivityRecord after = known.latest().tagged(tags).placed(engagement.customer(), to);
            changes.change(before, after, Event.Kind.MOVED);
            known.latest().request().ifPresent(changes::left);
            return LoadedRecord.of(after);
        });
    }

    private static Records customer(Changes changes, Records records, RecordEdits edits) {
        return records.customer(known -> {
            CustomerRecord before = known.loaded();
            CustomerRecord after = before.changed(new Profile(edits.on(before.values())), changes.at());
            changes.change(before, after);
            return LoadedRecord.of(after);
        });
    }

    private static Records request(Changes changes, Records records, RequestId id, RecordEdits edits) {
        return records.request(id, known -> {
            Map<Field, String> values = edits.on(known.loaded().values());
            RequestRecord after = known.latest()
                    .changed(values.getOrDefault(Field.TITLE, ""), values.getOrDefault(Field.DESCRIPTION, ""));
            changes.change(known.loaded(), after, Event.Kind.CHANGED);
            return LoadedRecord.of(after);
        });
    }

    private static Records activity(Changes changes, Records records, ActivityId id, RecordEdits edits) {
        return records.activity(id, known -> {
            ActivityRecord before = known.loaded();
            ActivityRecord after =
                    known.latest().tagged(edits.tags().on(before.activity().tags()));
            changes.change(before, after, Event.Kind.CHANGED);
            return LoadedRecord.of(after);
        });
    }
}
