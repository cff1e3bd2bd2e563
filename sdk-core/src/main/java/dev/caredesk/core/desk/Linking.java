package dev.caredesk.core.desk;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.DeskRecord;
import dev.caredesk.core.draft.Draft;
import dev.caredesk.core.draft.FieldEdit;
import dev.caredesk.core.draft.Held;
import dev.caredesk.core.draft.RecordEdits;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Require;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of an uncreated customer's engagement when it is linked (C6, E1): its activities join the customer by A2, untouched
 * prefill is dropped, what the agent typed stays unsaved; also what was typed for further requests of the draft, which the next save
 * makes.
 */
final class Linking {

    private final Joining joining;

    Linking(TenantScope scope) {
        this.joining = new Joining(scope);
    }

    /**
     * Adds the link to a commit.
     *
     * @param onto the engagement of the customer that it becomes, with what that one has already
     */
    Work link(Changes changes, Work from, Work onto) {
        changes.require(new Require.Exists(onto.customer()));
        Work after = onto;
        for (Held<ActivityRecord> held : from.records().activities().values()) {
            after = joining.move(changes, after, held.fresh());
        }
        Draft draft = typed(from, after, changes.at());
        return after.with(draft.at(Math.max(from.revision(), onto.revision()) + 1))
                .current(from.current().or(onto::current));
    }

    private static Draft typed(Work from, Work after, Instant now) {
        Draft draft = after.draft();
        RecordId customer = after.customer();
        draft = draft.with(customer, typed(from.edits(from.customer()), after.edits(customer), after, customer));
        Optional<ActivityId> activity = from.usualActivity(now);
        Optional<RequestId> old = activity.flatMap(from::requestOf);
        Optional<RequestId> joined = activity.flatMap(after::requestOf);
        if (old.isPresent() && joined.isPresent()) {
            RequestId request = joined.get();
            draft = draft.with(request, typed(from.edits(old.get()), after.edits(request), after, request));
        }
        for (RequestId further : from.draft().newRequests()) {
            boolean typed = !from.edits(further).isEmpty() && !old.equals(Optional.of(further));
            draft = typed ? draft.request(further).with(further, from.edits(further)) : draft;
        }
        for (ActivityId tagged : from.records().activities().keySet()) {
            draft = draft.with(tagged, from.edits(tagged));
        }
        return draft;
    }

    /** What was typed, as edits of the stored record. A prefill that was cleared was not typed. */
    private static RecordEdits typed(RecordEdits typed, RecordEdits present, Work after, RecordId record) {
        Map<Field, String> stored =
                after.records().loaded(record).map(DeskRecord::values).orElse(ImmutableMap.of());
        RecordEdits edits = present;
        for (Map.Entry<Field, FieldEdit> entry : typed.fields().entrySet()) {
            Optional<String> mine = entry.getValue().mine();
            if (mine.isPresent()) {
                edits = edits.set(entry.getKey(), Optional.ofNullable(stored.get(entry.getKey())), mine);
            }
        }
        return edits;
    }

    /** An engagement's draft without anything of the records that went elsewhere. */
    static Work emptied(Work from, ActivityId gone) {
        Draft draft = from.draft().without(gone);
        Optional<ActivityId> current = from.current().filter(activity -> !activity.equals(gone));
        return from.with(from.records().without(gone))
                .with(new Draft(
                                draft.revision(),
                                ImmutableList.copyOf(draft.newRequests()),
                                draft.placement(),
                                draft.edits())
                        .at(from.revision() + 1))
                .current(current);
    }
}
