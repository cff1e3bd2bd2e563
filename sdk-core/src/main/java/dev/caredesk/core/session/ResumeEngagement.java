package dev.caredesk.core.session;

import com.google.common.collect.ImmutableMap;
import dev.caredesk.RecordId;
import dev.caredesk.StorageException;
import dev.caredesk.core.codec.DraftCodec;
import dev.caredesk.core.codec.DraftContent;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.DeskRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.spi.storage.StoredDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Restores an engagement from its stored draft (D6, D7).
 *
 * <ol>
 *   <li>Its records are read in their present state.
 *   <li>A record with unsaved edits counts as loaded in the state that they are based on.
 *   <li>Changes by others since then become notices (N1).
 * </ol>
 */
final class ResumeEngagement {

    private final RefreshEngagement refreshEngagement;

    ResumeEngagement(RefreshEngagement refreshEngagement) {
        this.refreshEngagement = refreshEngagement;
    }

    EngagementData from(StoredDraft stored) {
        DraftContent draft = DraftCodec.read(stored.document(), stored.revision());
        List<RecordId> ids = new ArrayList<>(draft.activities());
        draft.loaded().keySet().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        if (draft.newcomer().isEmpty() && !ids.contains(draft.customer())) {
            ids.add(draft.customer());
        }
        List<DeskRecord> now = refreshEngagement.load(ids);
        OpenCustomer openCustomer = draft.newcomer()
                .<OpenCustomer>map(newcomer -> newcomer)
                .orElseGet(() -> new OpenCustomer.Created(customer(now, draft)));
        Records records = Records.of(openCustomer);
        for (RecordId activity : draft.activities()) {
            records = now.stream()
                    .filter(record -> record.id().equals(activity))
                    .map(ActivityRecord.class::cast)
                    .findFirst()
                    .map(records::read)
                    .orElse(records);
        }
        EngagementData engagement = new EngagementData(
                stored.engagement(),
                stored.desk(),
                asLoaded(withRequests(records, now), draft),
                draft.draft(),
                draft.current(),
                ImmutableMap.of());
        return refreshEngagement.refresh(engagement);
    }

    private static Records withRequests(Records records, List<DeskRecord> now) {
        Records result = records;
        for (DeskRecord record : now) {
            result = record instanceof RequestRecord request ? result.read(request) : result;
        }
        return result;
    }

    private static LoadedRecord<CustomerRecord> customer(List<DeskRecord> now, DraftContent draft) {
        return now.stream()
                .filter(record -> record.id().equals(draft.customer()))
                .map(CustomerRecord.class::cast)
                .findFirst()
                .map(LoadedRecord::of)
                .orElseThrow(() -> StorageException.broken("the customer of a stored draft is missing"));
    }

    private static Records asLoaded(Records records, DraftContent draft) {
        Records result = records.customer(held -> new LoadedRecord<>(base(held.latest(), draft), held.latest()));
        for (var id : records.requests().keySet()) {
            result = result.request(id, held -> new LoadedRecord<>(base(held.latest(), draft), held.latest()));
        }
        for (var id : records.activities().keySet()) {
            result = result.activity(id, held -> new LoadedRecord<>(base(held.latest(), draft), held.latest()));
        }
        return result;
    }

    private static CustomerRecord base(CustomerRecord now, DraftContent draft) {
        return older(now, draft)
                .map(base -> RecordCodec.customer(RecordCodec.store(now).rewritten(base.version(), base.payload())))
                .orElse(now);
    }

    private static RequestRecord base(RequestRecord now, DraftContent draft) {
        return older(now, draft)
                .map(base -> RecordCodec.request(RecordCodec.store(now).rewritten(base.version(), base.payload())))
                .orElse(now);
    }

    private static ActivityRecord base(ActivityRecord now, DraftContent draft) {
        return older(now, draft)
                .map(base -> RecordCodec.activity(RecordCodec.store(now).rewritten(base.version(), base.payload())))
                .orElse(now);
    }

    private static Optional<DraftContent.Base> older(DeskRecord now, DraftContent draft) {
        return Optional.ofNullable(draft.loaded().get(now.id()))
                .filter(base -> base.version().compareTo(now.version()) < 0);
    }
}
