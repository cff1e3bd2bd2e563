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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Applies edits to a draft: all of them, or none with every violation (E1, L4). Lives for one call.
 *
 * <ol>
 *   <li>Each edit changes a copy of its record's edits, or adds a refusal.
 *   <li>The limits are checked once for each record that changed.
 *   <li>Without a refusal, the copies become the draft.
 * </ol>
 */
public final class ApplyEdits implements Edit.Cases<Optional<Refusal>> {

    private final EngagementData engagement;
    private final LimitCheck limits;
    private final Instant now;
    private final boolean again;
    private final Map<RecordId, RecordEditsBuilder> changed = new LinkedHashMap<>();
    private final Set<Refusal> violations = new LinkedHashSet<>();

    private ApplyEdits(EngagementData engagement, Limits limits, Instant now, boolean again) {
        this.engagement = engagement;
        this.limits = new LimitCheck(limits);
        this.now = now;
        this.again = again;
    }

    /** Returns the engagement after those edits, with its draft's revision raised. */
    public static Outcome<EngagementData> apply(
            EngagementData engagement, List<Edit> edits, Limits limits, Instant now) {
        if (edits.size() > limits.editsPerCall()) {
            return Outcome.refused(new Refusal.OverLimit(
                    RefusalCode.EDITS_TOO_MANY,
                    Optional.empty(),
                    Field.of("edits"),
                    limits.editsPerCall(),
                    edits.size()));
        }
        ApplyEdits apply = new ApplyEdits(engagement, limits, now, false);
        edits.forEach(apply::apply);
        apply.judge();
        return apply.violations.isEmpty()
                ? Outcome.done(engagement.with(apply.draft().at(engagement.revision() + 1)))
                : Outcome.refused(List.copyOf(apply.violations));
    }

    /**
     * Applies earlier edits again on a draft that moved elsewhere, and returns the engagement (D7). Each is applied by itself, so one that
     * has no effect any more, such as a tag that is already there, does not stop the others. Edits that exceed a limit or belong to a
     * closed request are kept, since a save names them (N3, E8).
     */
    public static EngagementData again(EngagementData engagement, List<Edit> edits, Limits limits, Instant now) {
        ApplyEdits apply = new ApplyEdits(engagement, limits, now, true);
        edits.forEach(apply::apply);
        Draft draft = apply.draft();
        boolean same = draft.edits().equals(engagement.draft().edits());
        return same ? engagement : engagement.with(draft.at(engagement.revision() + 1));
    }

    private Draft draft() {
        Map<RecordId, RecordEdits> edits = new LinkedHashMap<>();
        changed.forEach((record, builder) -> edits.put(record, builder.build()));
        return engagement.draft().withAll(edits);
    }

    private void judge() {
        changed.forEach((record, builder) -> {
            RecordEdits edits = builder.build();
            if (!edits.equals(engagement.edits(record))) {
                violations.addAll(limits.record(
                        record, edits, DraftDifferences.stored(engagement, record), engagement.loadedTags(record)));
            }
        });
    }

    private void apply(Edit edit) {
        Optional<Refusal> violation = engagement.has(edit.record())
                ? edit.fold(this)
                : Optional.of(new Refusal.Unknown(
                        RefusalCode.RECORD_UNKNOWN, edit.record().text()));
        violation.ifPresent(violations::add);
    }

    @Override
    public Optional<Refusal> setField(Edit.SetField edit) {
        return ifEditable(edit.record(), edits -> {
            if (!hasField(edit.record(), edit.field())) {
                return refused(RefusalCode.FIELD_UNKNOWN, edit.record(), edit.field());
            }
            edits.set(edit.field(), edit.value().filter(value -> !value.isBlank()));
            return Optional.empty();
        });
    }

    @Override
    public Optional<Refusal> addTag(Edit.AddTag edit) {
        return ifEditable(edit.record(), edits -> {
            Tag tag = new Tag(TagText.stripped(edit.tag()));
            List<Refusal> bad = limits.tag(edit.record(), tag);
            violations.addAll(bad);
            if (!bad.isEmpty()) {
                return Optional.empty();
            }
            Optional<Tag> same = edits.present(tag);
            if (same.isEmpty()) {
                edits.add(tag);
            }
            return same.map(duplicate -> new Refusal.Duplicate(
                    RefusalCode.TAG_DUPLICATE, Field.TAGS, duplicate.text(), Optional.of(edit.record())));
        });
    }

    @Override
    public Optional<Refusal> removeTag(Edit.RemoveTag edit) {
        return ifEditable(edit.record(), edits -> {
            Optional<Tag> same = edits.present(new Tag(TagText.stripped(edit.tag())));
            same.ifPresent(edits::remove);
            return same.isPresent() ? Optional.empty() : refused(RefusalCode.TAG_UNKNOWN, edit.record(), Field.TAGS);
        });
    }

    /** Decides a conflict (N3). */
    @Override
    public Optional<Refusal> choose(Edit.Choose edit) {
        RecordEditsBuilder edits = edits(edit.record());
        if (!edits.isConflict(edit.field())) {
            return refused(RefusalCode.CONFLICT_UNKNOWN, edit.record(), edit.field());
        }
        switch (edit.side()) {
            case MINE -> edits.keep(edit.field());
            case THEIRS -> edits.drop(edit.field());
        }
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> cancel(Edit.Cancel edit) {
        edits(edit.record()).clear();
        return Optional.empty();
    }

    private Optional<Refusal> ifEditable(RecordId record, Function<RecordEditsBuilder, Optional<Refusal>> change) {
        return again || engagement.isEditable(record, now)
                ? change.apply(edits(record))
                : Optional.of(readOnly(record));
    }

    private RecordEditsBuilder edits(RecordId record) {
        return changed.computeIfAbsent(
                record,
                id -> new RecordEditsBuilder(
                        engagement.edits(id), DraftDifferences.stored(engagement, id), engagement.loadedTags(id)));
    }

    /** Returns why a record is read-only; a closed request (R4) is named before A4. */
    private Refusal readOnly(RecordId record) {
        Optional<RequestId> request = record instanceof ActivityId activity
                ? engagement.requestOf(activity)
                : Optional.of(record).filter(RequestId.class::isInstance).map(RequestId.class::cast);
        return request.filter(id -> !engagement.isOpen(id, now))
                .<Refusal>map(id -> new Refusal.Closed(RefusalCode.REQUEST_CLOSED, Optional.of(id)))
                .orElseGet(() ->
                        new Refusal.NotAllowed(RefusalCode.RECORD_READ_ONLY, Optional.of(record), Optional.empty()));
    }

    private static Optional<Refusal> refused(RefusalCode code, RecordId record, Field field) {
        return Optional.of(new Refusal.NotAllowed(code, Optional.of(record), Optional.of(field)));
    }

    private static boolean hasField(RecordId record, Field field) {
        if (record instanceof CustomerId) {
            return Profile.isField(field);
        }
        return record instanceof RequestId && (field.equals(Field.TITLE) || field.equals(Field.DESCRIPTION));
    }
}
