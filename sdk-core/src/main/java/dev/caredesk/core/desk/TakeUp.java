package dev.caredesk.core.desk;

import com.google.common.collect.ImmutableMap;
import dev.caredesk.RecordId;
import dev.caredesk.core.codec.Codec;
import dev.caredesk.core.codec.DraftCodec;
import dev.caredesk.core.codec.StoredWork;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.CustomerRecord;
import dev.caredesk.core.draft.DeskRecord;
import dev.caredesk.core.draft.Held;
import dev.caredesk.core.draft.Person;
import dev.caredesk.core.draft.Records;
import dev.caredesk.core.draft.RequestRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredDraft;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes up an engagement from its stored draft (D6, D7): records are read as they are now, and each one that has unsaved edits
 * counts as loaded in the state that they are based on, so that another agent's change since then is noticed.
 */
final class TakeUp {

    private final Refresher refresher;

    TakeUp(Refresher refresher) {
        this.refresher = refresher;
    }

    Work work(StoredDraft stored) {
        StoredWork draft = DraftCodec.read(stored.document(), stored.revision());
        List<RecordId> ids = new ArrayList<>(draft.activities());
        draft.loaded().keySet().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        if (draft.newcomer().isEmpty() && !ids.contains(draft.customer())) {
            ids.add(draft.customer());
        }
        List<DeskRecord> now = refresher.load(ids);
        Person person = draft.newcomer()
                .<Person>map(newcomer -> newcomer)
                .orElseGet(() -> new Person.Known(customer(now, draft)));
        Records records = Records.of(person);
        for (RecordId activity : draft.activities()) {
            records = now.stream()
                    .filter(record -> record.id().equals(activity))
                    .map(ActivityRecord.class::cast)
                    .findFirst()
                    .map(records::read)
                    .orElse(records);
        }
        for (DeskRecord record : now) {
            records = record instanceof RequestRecord request ? records.read(request) : records;
        }
        Work work = new Work(
                stored.engagement(),
                stored.desk(),
                asLoaded(records, draft),
                draft.draft(),
                draft.current(),
                ImmutableMap.of());
        return refresher.refresh(work);
    }

    private static Held<CustomerRecord> customer(List<DeskRecord> now, StoredWork draft) {
        return now.stream()
                .filter(record -> record.id().equals(draft.customer()))
                .map(CustomerRecord.class::cast)
                .findFirst()
                .map(Held::of)
                .orElseThrow(() -> dev.caredesk.StorageException.broken("the customer of a stored draft is missing"));
    }

    private static Records asLoaded(Records records, StoredWork draft) {
        Records result = records.customer(held -> new Held<>(base(held.fresh(), draft), held.fresh()));
        for (var id : records.requests().keySet()) {
            result = result.request(id, held -> new Held<>(base(held.fresh(), draft), held.fresh()));
        }
        for (var id : records.activities().keySet()) {
            result = result.activity(id, held -> new Held<>(base(held.fresh(), draft), held.fresh()));
        }
        return result;
    }

    private static CustomerRecord base(CustomerRecord now, StoredWork draft) {
        return older(now, draft)
                .map(base -> {
                    StoredCustomer row = Codec.store(now);
                    return Codec.customer(
                            new StoredCustomer(row.id(), base.version(), row.created(), row.updated(), base.payload()));
                })
                .orElse(now);
    }

    private static RequestRecord base(RequestRecord now, StoredWork draft) {
        return older(now, draft)
                .map(base -> {
                    StoredRequest row = Codec.store(now);
                    return Codec.request(new StoredRequest(
                            row.id(),
                            row.customer(),
                            base.version(),
                            row.created(),
                            row.updated(),
                            row.closesAt(),
                            row.closed(),
                            base.payload()));
                })
                .orElse(now);
    }

    private static ActivityRecord base(ActivityRecord now, StoredWork draft) {
        return older(now, draft)
                .map(base -> {
                    StoredActivity row = Codec.store(now);
                    return Codec.activity(new StoredActivity(
                            row.id(),
                            base.version(),
                            row.customer(),
                            row.request(),
                            row.media(),
                            row.agent(),
                            row.started(),
                            row.engagement(),
                            row.end(),
                            base.payload()));
                })
                .orElse(now);
    }

    private static Optional<StoredWork.Base> older(DeskRecord now, StoredWork draft) {
        return Optional.ofNullable(draft.loaded().get(now.id()))
                .filter(base -> base.version().compareTo(now.version()) < 0);
    }
}
