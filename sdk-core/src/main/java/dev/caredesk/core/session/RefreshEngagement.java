package dev.caredesk.core.session;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.commit.FieldDiffs;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.DeskRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.engagement.LoadChanges;
import dev.caredesk.core.engagement.LoadedRecord;
import dev.caredesk.core.engagement.Records;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.desk.StaleNotice;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the records of an engagement again without loading them (N1, N4).
 *
 * <ol>
 *   <li>Facts, such as an end or a deadline, take effect.
 *   <li>A change by others becomes a notice (N1).
 *   <li>A change that this desk's agent made elsewhere is loaded without asking (N4).
 * </ol>
 */
public final class RefreshEngagement {

    private static final int HISTORY = 100;

    private final TenantScope scope;

    public RefreshEngagement(TenantScope scope) {
        this.scope = scope;
    }

    /** Returns the engagement with all its records read again, and with the customer's present open requests. */
    public EngagementData refresh(EngagementData engagement) {
        Records records = engagement.records();
        Set<RecordId> wanted = new LinkedHashSet<>(records.activities().keySet());
        wanted.addAll(records.requests().keySet());
        if (records.known().isPresent()) {
            Optional<CustomerFile> file = file(engagement);
            if (file.isPresent()) {
                records = read(records, file.get());
                file.get().openRequests().forEach(row -> wanted.remove(row.id()));
            }
        }
        records = records.readAll(load(wanted));
        records = records.readAll(load(requestsOf(records)));
        return noticed(engagement.with(records));
    }

    /** Returns the engagement with the customer's present open requests, so that an activity joins the right one (A2). */
    public EngagementData withOpenRequests(EngagementData engagement) {
        return engagement.isCreated()
                ? file(engagement)
                        .map(file -> withOpenRequests(engagement, file))
                        .orElse(engagement)
                : engagement;
    }

    /** Returns the engagement as {@link #withOpenRequests(EngagementData)} does, from a file that was just read. */
    public static EngagementData withOpenRequests(EngagementData engagement, CustomerFile file) {
        return engagement.with(read(engagement.records(), file));
    }

    private static Records read(Records records, CustomerFile file) {
        return records.readAll(decoded(file.openRequests()))
                .readAll(List.of(RecordCodec.customer(file.customer())))
                .inFront(file.openRequests().stream().map(StoredRequest::id).toList());
    }

    private Optional<CustomerFile> file(EngagementData engagement) {
        return reads().file(scope.id(), engagement.customer(), scope.now(), 1);
    }

    /** Returns whether anybody but that agent changed a record since that version. */
    public boolean isChangedByOthers(RecordId id, Version since, AgentId me) {
        List<JournalRow> rows = history(id, since);
        return isIncomplete(rows, since)
                || rows.stream().anyMatch(row -> !row.by().equals(Actor.of(me)));
    }

    /** Returns the requests of activities that are not here yet. */
    private static Set<RecordId> requestsOf(Records records) {
        Set<RecordId> missing = new LinkedHashSet<>();
        for (LoadedRecord<ActivityRecord> held : records.activities().values()) {
            held.latest()
                    .request()
                    .filter(request -> !records.requests().containsKey(request))
                    .ifPresent(missing::add);
        }
        return missing;
    }

    /** Returns the records of those ids. */
    public List<DeskRecord> load(Collection<? extends RecordId> ids) {
        return ids.isEmpty() ? List.of() : decoded(reads().load(scope.id(), List.copyOf(ids)));
    }

    private EngagementData noticed(EngagementData engagement) {
        Map<RecordId, StaleNotice> notices = new LinkedHashMap<>();
        Set<RecordId> own = new LinkedHashSet<>();
        for (LoadedRecord<? extends DeskRecord> held : all(engagement.records())) {
            if (held.isStale()) {
                RecordId id = held.loaded().id();
                notice(engagement, held).ifPresentOrElse(notice -> notices.put(id, notice), () -> own.add(id));
            }
        }
        EngagementData told = engagement.with(notices);
        return own.isEmpty() ? told : LoadChanges.load(told, own::contains);
    }

    /** Returns the notice of a change: who, when and which fields (N1); empty if this agent alone changed the record (N4). */
    private Optional<StaleNotice> notice(EngagementData engagement, LoadedRecord<? extends DeskRecord> held) {
        RecordId id = held.loaded().id();
        Actor me = Actor.of(engagement.desk());
        List<JournalRow> all = history(id, held.base());
        List<JournalRow> others =
                all.stream().filter(row -> !row.by().equals(me)).toList();
        boolean incomplete = isIncomplete(all, held.base());
        if (others.isEmpty() && !incomplete) {
            return Optional.empty();
        }
        Set<Field> fields = new TreeSet<>();
        others.forEach(row -> fields.addAll(row.entry().fields()));
        if (incomplete) {
            fields.addAll(FieldDiffs.fields(FieldDiffs.of(held.loaded(), held.latest())));
        }
        Optional<JournalRow> last = others.stream().reduce((before, after) -> after);
        return Optional.of(new StaleNotice(
                id,
                last.map(JournalRow::by).orElse(Actor.SYSTEM),
                last.map(JournalRow::at).orElse(scope.now()),
                List.copyOf(fields)));
    }

    private List<JournalRow> history(RecordId id, Version since) {
        return scope.storage().journal().history(scope.id(), id, Optional.of(since), HISTORY);
    }

    /**
     * Returns whether changes of a record are missing from its history, because they were trimmed or are too many; nobody knows who made
     * them.
     */
    private static boolean isIncomplete(List<JournalRow> history, Version since) {
        return history.stream()
                .findFirst()
                .flatMap(row -> row.entry().version())
                .filter(since.next()::equals)
                .isEmpty();
    }

    private static List<LoadedRecord<? extends DeskRecord>> all(Records records) {
        List<LoadedRecord<? extends DeskRecord>> all = new ArrayList<>();
        records.known().flatMap(records::held).ifPresent(all::add);
        all.addAll(records.requests().values());
        all.addAll(records.activities().values());
        return all;
    }

    private RecordReads reads() {
        return scope.storage().records();
    }

    private static List<DeskRecord> decoded(List<? extends Stored> rows) {
        return rows.stream()
                .map(RecordCodec::deskRecord)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns those requests, of any customer. */
    List<RequestRecord> requests(Collection<RequestId> ids) {
        return load(ids).stream()
                .filter(RequestRecord.class::isInstance)
                .map(RequestRecord.class::cast)
                .toList();
    }

    /** Returns one request, of any customer. */
    public Optional<RequestRecord> request(RequestId id) {
        return load(List.of(id)).stream()
                .filter(RequestRecord.class::isInstance)
                .map(RequestRecord.class::cast)
                .findFirst();
    }

    /** Returns one activity, of any customer. */
    public Optional<ActivityRecord> activity(ActivityId id) {
        return load(List.of(id)).stream()
                .filter(ActivityRecord.class::isInstance)
                .map(ActivityRecord.class::cast)
                .findFirst();
    }
}
