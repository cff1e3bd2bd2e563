package dev.caredesk.core.desk;

import com.google.common.hash.Hashing;
import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.codec.DraftCodec;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.CustomerRecord;
import dev.caredesk.core.draft.DeskRecord;
import dev.caredesk.core.draft.Differences;
import dev.caredesk.core.draft.Held;
import dev.caredesk.core.draft.Judge;
import dev.caredesk.core.draft.RecordEdits;
import dev.caredesk.core.draft.Records;
import dev.caredesk.core.draft.RequestRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.tenant.Ids;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.Saved;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.event.Event;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides a save: the whole draft of an engagement whose customer is stored, in one commit (E1, E6). */
final class Saving {

    private final TenantScope scope;

    Saving(TenantScope scope) {
        this.scope = scope;
    }

    /** E7: the id of a save follows from engagement, revision and what is saved, so that asking again is the same save. */
    static String id(String kind, Work work) {
        String digest = Hashing.sha256()
                .hashString(DraftCodec.digestible(work.draft()), StandardCharsets.UTF_8)
                .toString();
        return Ids.derived(kind, work.id().value(), Long.toString(work.revision()), digest);
    }

    /** A save by itself. */
    Plan.Decision<Saved> decision(Refresher refresher) {
        return repeatable(Deadlines.readAgain(refresher, this::decide), "save", false);
    }

    /** A decision that saves under {@link #id}. */
    static Plan.Decision<Saved> repeatable(Plan.Decision<Saved> decision, String kind, boolean closes) {
        return new Plan.Repeatable<>(
                decision, work -> new Plan.Known<>(ChangeSetId.of(id(kind, work)), Saving::saved, closes));
    }

    private static Saved saved(CommitResult.Committed done) {
        return new Saved(done.versions(), List.of());
    }

    private Outcome<Plan<Saved>> decide(Work work, Instant now) {
        if (!work.isCreated()) {
            return Outcome.refused(Refusals.not(RefusalCode.CUSTOMER_UNCREATED, work.customer()));
        }
        if (work.draft().isEmpty()) {
            return Outcome.done(Plan.nothing(work, new Saved(Map.of(), List.of())));
        }
        List<Refusal> refusals = refusals(work, now);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Changes changes = new Changes(scope, id("save", work), work.desk(), now);
        Work after = write(changes, work);
        boolean moves = !work.draft().placement().isEmpty();
        return Outcome.done(new Plan<>(Optional.of(changes), after, Saving::saved, true, false, moves));
    }

    /** Why what is unsaved can't be saved now: E8, N2, N3, then the limits again (N3). */
    List<Refusal> refusals(Work work, Instant now) {
        List<RecordId> unsaveable = Differences.unsaveable(work, now);
        if (!unsaveable.isEmpty()) {
            return unsaveable.stream()
                    .<Refusal>map(record -> new Refusal.Closed(RefusalCode.EDITS_UNSAVEABLE, Optional.of(record)))
                    .toList();
        }
        List<StaleNotice> stale = work.draft().edits().keySet().stream()
                .map(work.notices()::get)
                .filter(java.util.Objects::nonNull)
                .toList();
        if (!stale.isEmpty()) {
            return List.of(new Refusal.Stale(RefusalCode.RECORD_STALE, stale, List.of(), Optional.empty()));
        }
        List<Conflict> conflicts = Differences.conflicts(work);
        if (!conflicts.isEmpty()) {
            return List.of(new Refusal.Stale(RefusalCode.CONFLICT_OPEN, List.of(), conflicts, Optional.empty()));
        }
        return limits(work);
    }

    private List<Refusal> limits(Work work) {
        Judge judge = new Judge(scope.limits());
        List<Refusal> found = new ArrayList<>();
        work.draft().edits().forEach((record, edits) -> {
            Map<Field, String> stored = record.equals(work.customer())
                    ? work.person().profile().values()
                    : work.records().loaded(record).map(DeskRecord::values).orElse(Map.of());
            found.addAll(judge.record(record, edits, stored, work.loadedTags(record)));
        });
        return found;
    }

    /** Adds every edited record to a commit, and gives the engagement as it is after it. */
    Work write(Changes changes, Work work) {
        Records records = newRequests(changes, work.records(), work);
        Set<RequestId> updated = new TreeSet<>(Comparator.comparing(RequestId::value));
        for (Map.Entry<ActivityId, RequestId> place : work.draft().placement().entrySet()) {
            records = placed(changes, records, work, place.getKey(), place.getValue());
            updated.add(place.getValue());
        }
        for (Map.Entry<RecordId, RecordEdits> entry : work.draft().edits().entrySet()) {
            RecordId id = entry.getKey();
            if (id instanceof CustomerId) {
                records = customer(changes, records, entry.getValue());
            } else if (id instanceof RequestId request
                    && !work.draft().newRequests().contains(request)) {
                records = request(changes, records, request, entry.getValue());
                updated.add(request);
            } else if (id instanceof ActivityId activity
                    && work.draft().requestOf(activity).isEmpty()) {
                records = activity(changes, records, activity, entry.getValue());
                work.requestOf(activity).ifPresent(updated::add);
            }
        }
        for (RequestId request : updated) {
            changes.update(request);
            records = touched(records, request, changes.at());
        }
        return work.with(records).with(work.draft().saved().at(work.revision() + 1));
    }

    /** Adds the requests that only the draft has. */
    Records newRequests(Changes changes, Records records, Work work) {
        Records result = records;
        for (RequestId id : work.draft().newRequests()) {
            Map<Field, String> values = work.edits(id).on(Map.of());
            RequestRecord request = RequestRecord.untitled(
                            id, work.customer(), changes.at(), scope.settings().closeAfter())
                    .titled(values.getOrDefault(Field.TITLE, ""), values.getOrDefault(Field.DESCRIPTION, ""));
            changes.create(request);
            result = result.updated(request);
        }
        return result;
    }

    /** A5: a move that was made in the draft, before another place created the customer (D7); unsaved tags go with it. */
    private static Records placed(Changes changes, Records records, Work work, ActivityId id, RequestId to) {
        return records.activity(id, held -> {
            ActivityRecord before = work.edits(id).isEmpty() ? held.fresh() : held.loaded();
            List<Tag> tags = work.edits(id).tags().on(before.activity().tags());
            ActivityRecord after = held.fresh().tagged(tags).placed(work.customer(), to);
            changes.change(before, after, Event.Kind.MOVED);
            held.fresh().request().ifPresent(changes::left);
            return Held.of(after);
        });
    }

    /** What a touch does to a request, as far as it is known here; the next read tells exactly. */
    Records touched(Records records, RequestId request, Instant at) {
        Held<RequestRecord> held = records.requests().get(request);
        if (held == null || at.isBefore(held.fresh().updated())) {
            return records;
        }
        return records.updated(held.fresh().touched(at, scope.settings().closeAfter()));
    }

    private static Records customer(Changes changes, Records records, RecordEdits edits) {
        return records.customer(held -> {
            CustomerRecord before = held.loaded();
            CustomerRecord after = before.changed(new Profile(edits.on(before.values())), changes.at());
            changes.change(before, after);
            return Held.of(after);
        });
    }

    private static Records request(Changes changes, Records records, RequestId id, RecordEdits edits) {
        return records.request(id, held -> {
            Map<Field, String> values = edits.on(held.loaded().values());
            RequestRecord after = held.fresh()
                    .changed(values.getOrDefault(Field.TITLE, ""), values.getOrDefault(Field.DESCRIPTION, ""));
            changes.change(held.loaded(), after, Event.Kind.CHANGED);
            return Held.of(after);
        });
    }

    private static Records activity(Changes changes, Records records, ActivityId id, RecordEdits edits) {
        return records.activity(id, held -> {
            ActivityRecord before = held.loaded();
            ActivityRecord after =
                    held.fresh().tagged(edits.tags().on(before.activity().tags()));
            changes.change(before, after, Event.Kind.CHANGED);
            return Held.of(after);
        });
    }
}
