package dev.caredesk.core.codec;

import static dev.caredesk.core.codec.PayloadSamples.ACTIVITY;
import static dev.caredesk.core.codec.PayloadSamples.AGENT;
import static dev.caredesk.core.codec.PayloadSamples.AN_ACTIVITY;
import static dev.caredesk.core.codec.PayloadSamples.A_CUSTOMER;
import static dev.caredesk.core.codec.PayloadSamples.A_REQUEST;
import static dev.caredesk.core.codec.PayloadSamples.CUSTOMER;
import static dev.caredesk.core.codec.PayloadSamples.ENGAGEMENT;
import static dev.caredesk.core.codec.PayloadSamples.REQUEST;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Tag;
import dev.caredesk.core.codec.PayloadSamples.Sample;
import dev.caredesk.core.engagement.DeskRecord;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.FieldEdit;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.core.engagement.RecordEdits;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.engagement.TagEdits;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.Profile;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored drafts of two engagements: one of a customer that is stored, and one of a customer that is not created. */
final class DraftSamples {

    private static final long REVISION = 7;
    private static final RequestId NEW_REQUEST = RequestId.of("r2");

    private DraftSamples() {}

    static List<Sample> all() {
        return List.of(sample("Draft.Known", known()), sample("Draft.Newcomer", newcomer()));
    }

    private static Sample sample(String name, EngagementData work) {
        return new Sample(name, stored(work), DraftCodec.store(work), read -> DraftCodec.read(read, REVISION));
    }

    private static EngagementData known() {
        Map<RecordId, RecordEdits> edits = ImmutableMap.of(
                CUSTOMER,
                edits(CustomerFields.CITY, Optional.of("Como"), Optional.empty()),
                REQUEST,
                edits(Field.TITLE, Optional.of("Router drops at night"), Optional.of("Router")),
                ACTIVITY,
                new RecordEdits(Map.of(), new TagEdits(List.of(new Tag("new")), List.of(new Tag("router")))));
        Records records = Records.of(new OpenCustomer.Created(LoadedRecord.of(A_CUSTOMER)))
                .read(A_REQUEST)
                .read(AN_ACTIVITY);
        return EngagementData.open(ENGAGEMENT, AGENT, records.openCustomer())
                .with(records)
                .with(new Draft(REVISION, ImmutableList.of(), ImmutableMap.of(), ImmutableMap.copyOf(edits)))
                .current(Optional.of(ACTIVITY));
    }

    private static EngagementData newcomer() {
        Contact contact = Contact.at(ContactAddress.email("ada@example.org"))
                .named("Ada Lovelace")
                .known("CRM-1")
                .unproven();
        OpenCustomer openCustomer = new OpenCustomer.Uncreated(
                CUSTOMER, contact, Profile.EMPTY.with(CustomerFields.HOME_EMAIL, "ada@example.org"));
        Map<RecordId, RecordEdits> edits =
                ImmutableMap.of(NEW_REQUEST, edits(Field.TITLE, Optional.empty(), Optional.of("Billing")));
        Draft draft = new Draft(
                REVISION,
                ImmutableList.of(NEW_REQUEST),
                ImmutableMap.of(ACTIVITY, NEW_REQUEST),
                ImmutableMap.copyOf(edits));
        EngagementData work = EngagementData.open(ENGAGEMENT, AGENT, openCustomer);
        return work.with(work.records().read(AN_ACTIVITY)).with(draft);
    }

    private static RecordEdits edits(Field field, Optional<String> base, Optional<String> mine) {
        return new RecordEdits(Map.of(field, new FieldEdit(base, mine)), TagEdits.NONE);
    }

    /** What a reader gets of it, made by hand. */
    private static DraftContent stored(EngagementData work) {
        ImmutableMap.Builder<RecordId, DraftContent.Base> loaded = ImmutableMap.builder();
        work.draft()
                .edits()
                .keySet()
                .forEach(id -> work.records()
                        .loaded(id)
                        .ifPresent(record -> loaded.put(id, new DraftContent.Base(record.version(), payload(record)))));
        return new DraftContent(
                CUSTOMER,
                work.openCustomer() instanceof OpenCustomer.Uncreated newcomer
                        ? Optional.of(newcomer)
                        : Optional.empty(),
                ImmutableList.of(ACTIVITY),
                work.current(),
                work.draft(),
                loaded.buildOrThrow());
    }

    private static Payload payload(DeskRecord record) {
        if (record.equals(A_CUSTOMER)) {
            return RecordCodec.store(A_CUSTOMER).payload();
        }
        return record.equals(A_REQUEST)
                ? RecordCodec.store(A_REQUEST).payload()
                : RecordCodec.store(AN_ACTIVITY).payload();
    }
}
