package dev.caredesk.core.engagement;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.Outcome;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.text.TagText;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.desk.Edit;
import dev.caredesk.request.RequestId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Edits applied to a draft: all of them, or none with every violation (E1, L4). Lives for one call. */
public final class ApplyEdits {

    private final LimitCheck judge;
    private final Instant now;
    private final boolean again;
    private final Set<RecordId> changed = new LinkedHashSet<>();
    private final Set<Refusal> violations = new LinkedHashSet<>();
    private EngagementData work;

    private ApplyEdits(EngagementData work, Limits limits, Instant now, boolean again) {
        this.work = work;
        this.judge = new LimitCheck(limits);
        this.now = now;
        this.again = again;
    }

    /** The engagement after those edits, with its draft's revision raised. */
    public static Outcome<EngagementData> apply(EngagementData work, List<Edit> edits, Limits limits, Instant now) {
        ApplyEdits editing = new ApplyEdits(work, limits, now, false);
        edits.forEach(editing::apply);
        editing.changed.forEach(editing::judge);
        if (!editing.violations.isEmpty()) {
            return Outcome.refused(List.copyOf(editing.violations));
        }
        Draft draft = editing.work.draft();
        return Outcome.done(editing.work.with(draft.at(work.revision() + 1)));
    }

    /**
     * The engagement after edits that were done before, made again on a draft that moved elsewhere (D7): each by itself, so that one
     * which is so already, such as a tag that is there, costs no other. What a limit or a closed request stops is kept, since a save
     * names it (N3, E8).
     */
    public static EngagementData again(EngagementData work, List<Edit> edits, Limits limits, Instant now) {
        ApplyEdits editing = new ApplyEdits(work, limits, now, true);
        edits.forEach(editing::apply);
        Draft draft = editing.work.draft();
        boolean same = draft.edits().equals(work.draft().edits());
        return same ? work : work.with(draft.at(work.revision() + 1));
    }

    private void apply(Edit edit) {
        if (!work.has(edit.record())) {
            violations.add(new Refusal.Unknown(
                    RefusalCode.RECORD_UNKNOWN, edit.record().text()));
        } else if (edit instanceof Edit.Cancel) {
            work = work.with(work.draft().with(edit.record(), RecordEdits.NONE));
        } else if (edit instanceof Edit.Choose choose) {
            choose(choose);
        } else if (!again && !work.isEditable(edit.record(), now)) {
            violations.add(readOnly(edit.record()));
        } else if (edit instanceof Edit.SetField set) {
            set(set);
        } else if (edit instanceof Edit.AddTag add) {
            addTag(add.record(), new Tag(TagText.stripped(add.tag())));
        } else if (edit instanceof Edit.RemoveTag remove) {
            removeTag(remove.record(), new Tag(TagText.stripped(remove.tag())));
        }
    }

    /** R4 goes before A4, so a closed request is named as the reason. */
    private Refusal readOnly(RecordId record) {
        Optional<RequestId> request = record instanceof ActivityId activity
                ? work.requestOf(activity)
                : Optional.of(record).filter(RequestId.class::isInstance).map(RequestId.class::cast);
        return request.filter(id -> !work.isOpen(id, now))
                .<Refusal>map(id -> new Refusal.Closed(RefusalCode.REQUEST_CLOSED, Optional.of(id)))
                .orElseGet(() ->
                        new Refusal.NotAllowed(RefusalCode.RECORD_READ_ONLY, Optional.of(record), Optional.empty()));
    }

    private void set(Edit.SetField set) {
        RecordId record = set.record();
        if (!hasField(record, set.field())) {
            violations.add(
                    new Refusal.NotAllowed(RefusalCode.FIELD_UNKNOWN, Optional.of(record), Optional.of(set.field())));
            return;
        }
        Optional<String> mine = set.value().filter(value -> !value.isBlank());
        Optional<String> stored =
                Optional.ofNullable(DraftDifferences.stored(work, record).get(set.field()));
        replace(record, work.edits(record).set(set.field(), stored, mine));
    }

    private void addTag(ActivityId activity, Tag tag) {
        List<Refusal> bad = judge.tag(activity, tag);
        Optional<Tag> same = bad.isEmpty() ? TagEdits.find(tags(activity), tag) : Optional.empty();
        if (!bad.isEmpty()) {
            violations.addAll(bad);
        } else if (same.isPresent()) {
            violations.add(new Refusal.Duplicate(
                    RefusalCode.TAG_DUPLICATE, Field.TAGS, same.get().text(), Optional.of(activity)));
        } else {
            RecordEdits edits = work.edits(activity);
            replace(activity, edits.with(edits.tags().add(tag)));
        }
    }

    private void removeTag(ActivityId activity, Tag tag) {
        Optional<Tag> same = TagEdits.find(tags(activity), tag);
        if (same.isEmpty()) {
            violations.add(
                    new Refusal.NotAllowed(RefusalCode.TAG_UNKNOWN, Optional.of(activity), Optional.of(Field.TAGS)));
        } else {
            RecordEdits edits = work.edits(activity);
            replace(activity, edits.with(edits.tags().remove(same.get())));
        }
    }

    /** N3: the agent decides a conflict. */
    private void choose(Edit.Choose choose) {
        RecordId record = choose.record();
        boolean open = DraftDifferences.conflicts(work).stream()
                .anyMatch(conflict ->
                        conflict.record().equals(record) && conflict.field().equals(choose.field()));
        if (!open) {
            violations.add(new Refusal.NotAllowed(
                    RefusalCode.CONFLICT_UNKNOWN, Optional.of(record), Optional.of(choose.field())));
            return;
        }
        Optional<String> theirs =
                Optional.ofNullable(DraftDifferences.stored(work, record).get(choose.field()));
        RecordEdits edits = work.edits(record);
        replace(
                record,
                choose.side() == Edit.Side.MINE ? edits.keep(choose.field(), theirs) : edits.drop(choose.field()));
    }

    private void replace(RecordId record, RecordEdits edits) {
        work = work.with(work.draft().with(record, edits));
        changed.add(record);
    }

    private void judge(RecordId record) {
        Map<Field, String> stored = DraftDifferences.stored(work, record);
        violations.addAll(judge.record(record, work.edits(record), stored, work.loadedTags(record)));
    }

    private List<Tag> tags(ActivityId activity) {
        return work.edits(activity).tags().on(work.loadedTags(activity));
    }

    private static boolean hasField(RecordId record, Field field) {
        if (record instanceof CustomerId) {
            return Profile.isField(field);
        }
        return record instanceof RequestId && (field.equals(Field.TITLE) || field.equals(Field.DESCRIPTION));
    }
}
