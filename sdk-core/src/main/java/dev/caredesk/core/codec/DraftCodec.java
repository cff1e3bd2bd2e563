package dev.caredesk.core.codec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.codec.DraftDocuments.DraftDoc;
import dev.caredesk.core.codec.DraftDocuments.EditedDoc;
import dev.caredesk.core.codec.DraftDocuments.FieldEditDoc;
import dev.caredesk.core.codec.DraftDocuments.NewcomerDoc;
import dev.caredesk.core.engagement.DeskRecord;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.FieldEdit;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.core.engagement.RecordEdits;
import dev.caredesk.core.engagement.TagEdits;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Payload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Converts an engagement to its stored draft and back (D6). */
public final class DraftCodec {

    private DraftCodec() {}

    public static Payload store(EngagementData engagement) {
        Draft draft = engagement.draft();
        Optional<NewcomerDoc> newcomer = engagement.openCustomer() instanceof OpenCustomer.Uncreated openCustomer
                ? Optional.of(new NewcomerDoc(openCustomer.contact(), names(openCustomer.profile())))
                : Optional.empty();
        Map<String, String> placement = new TreeMap<>();
        draft.placement().forEach((activity, request) -> placement.put(activity.value(), request.value()));
        return Json.write(new DraftDoc(
                PayloadDocuments.FORMAT,
                engagement.customer().value(),
                newcomer,
                engagement.records().activities().keySet().stream()
                        .map(ActivityId::value)
                        .toList(),
                engagement.current().map(ActivityId::value),
                draft.newRequests().stream().map(RequestId::value).toList(),
                placement,
                draft.edits().entrySet().stream()
                        .map(entry -> edited(engagement, entry.getKey(), entry.getValue()))
                        .toList()));
    }

    public static DraftContent read(Payload payload, long revision) {
        DraftDoc doc = Json.read(payload, DraftDoc.class);
        CustomerId customer = CustomerId.of(doc.customer());
        Map<RecordId, RecordEdits> edits = new LinkedHashMap<>();
        Map<RecordId, DraftContent.Base> loaded = new LinkedHashMap<>();
        for (EditedDoc edited : doc.edited()) {
            RecordId record = RecordId.parse(edited.record());
            edits.put(record, edits(edited));
            if (edited.version() > 0) {
                loaded.put(record, new DraftContent.Base(new Version(edited.version()), new Payload(edited.loaded())));
            }
        }
        Map<ActivityId, RequestId> placement = new LinkedHashMap<>();
        doc.placement().forEach((activity, request) -> placement.put(ActivityId.of(activity), RequestId.of(request)));
        Draft draft = new Draft(
                revision,
                doc.newRequests().stream().map(RequestId::of).collect(ImmutableList.toImmutableList()),
                ImmutableMap.copyOf(placement),
                ImmutableMap.copyOf(edits));
        return new DraftContent(
                customer,
                doc.newcomer().map(it -> new OpenCustomer.Uncreated(customer, it.contact(), profile(it.prefill()))),
                doc.activities().stream().map(ActivityId::of).collect(ImmutableList.toImmutableList()),
                doc.current().map(ActivityId::of),
                draft,
                ImmutableMap.copyOf(loaded));
    }

    /** Returns the part of a draft that distinguishes two drafts of the same revision: edits and choices (E7). */
    public static String digestible(Draft draft) {
        return draft.newRequests() + "|" + draft.placement() + "|" + draft.edits();
    }

    private static EditedDoc edited(EngagementData engagement, RecordId record, RecordEdits edits) {
        Optional<DeskRecord> loaded = engagement.records().loaded(record);
        return new EditedDoc(
                record.text(),
                loaded.map(it -> it.version().number()).orElse(0L),
                loaded.map(RecordCodec::payload).map(Payload::json).orElse(""),
                edits.fields().entrySet().stream()
                        .map(entry -> new FieldEditDoc(
                                entry.getKey().value(),
                                entry.getValue().base(),
                                entry.getValue().mine()))
                        .toList(),
                texts(edits.tags().added()),
                texts(edits.tags().removed()));
    }

    private static RecordEdits edits(EditedDoc edited) {
        Map<Field, FieldEdit> fields = new TreeMap<>();
        edited.fields().forEach(it -> fields.put(Field.of(it.field()), new FieldEdit(it.base(), it.mine())));
        TagEdits tags = new TagEdits(
                edited.added().stream().map(Tag::new).toList(),
                edited.removed().stream().map(Tag::new).toList());
        return new RecordEdits(fields, tags);
    }

    private static List<String> texts(List<Tag> tags) {
        return tags.stream().map(Tag::text).toList();
    }

    private static Map<String, String> names(Profile profile) {
        Map<String, String> names = new TreeMap<>();
        profile.values().forEach((field, value) -> names.put(field.value(), value));
        return names;
    }

    private static Profile profile(Map<String, String> names) {
        Map<Field, String> fields = new TreeMap<>();
        names.forEach((name, value) -> fields.put(Field.of(name), value));
        return new Profile(fields);
    }
}
