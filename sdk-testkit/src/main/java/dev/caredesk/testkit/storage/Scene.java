package dev.caredesk.testkit.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Actor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.event.Position;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.DeskReads;
import dev.caredesk.spi.storage.InboxReads;
import dev.caredesk.spi.storage.JournalPage;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.LaneStore;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredCustomer;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredLane;
import dev.caredesk.spi.storage.StoredRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A storage with one tenant in view, for short tests. Each ChangeSet gets an id of its own and the instant {@link Samples#T0}.
 * Safe for use by several threads.
 */
public final class Scene {

    private static final AtomicLong IDS = new AtomicLong();
    private static final int JOURNAL_PAGE = 1_000;

    private final Storage storage;
    private final TenantId tenant;

    /** A scene of that tenant. */
    public Scene(Storage storage, TenantId tenant) {
        refuseNull("storage", storage, "tenant", tenant);
        this.storage = storage;
        this.tenant = tenant;
    }

    /** The storage. */
    public Storage storage() {
        return storage;
    }

    /** The tenant in view. */
    public TenantId tenant() {
        return tenant;
    }

    /** The same storage with another tenant in view. */
    public Scene of(TenantId other) {
        return new Scene(storage, other);
    }

    /** A ChangeSet that is not committed. */
    public ChangeSet changes(Consumer<ChangeSet.Builder> parts) {
        return changes(Samples.T0, parts);
    }

    /** A ChangeSet of that instant that is not committed. */
    public ChangeSet changes(Instant at, Consumer<ChangeSet.Builder> parts) {
        ChangeSetId id = ChangeSetId.of("commit-" + IDS.incrementAndGet());
        ChangeSet.Builder builder = ChangeSet.builder(id, tenant, Actor.of(Samples.MARA), at);
        parts.accept(builder);
        return builder.build();
    }

    /** Commits. */
    public CommitResult commit(Consumer<ChangeSet.Builder> parts) {
        return storage.commit(changes(parts));
    }

    /** Commits at that instant. */
    public CommitResult commit(Instant at, Consumer<ChangeSet.Builder> parts) {
        return storage.commit(changes(at, parts));
    }

    /** Commits, and fails if that is refused. */
    public void given(Consumer<ChangeSet.Builder> parts) {
        given(changes(parts));
    }

    /** Commits at that instant, and fails if that is refused. */
    public void given(Instant at, Consumer<ChangeSet.Builder> parts) {
        given(changes(at, parts));
    }

    /** Commits new records, each with a commit of its own, in that order. */
    public void given(Stored... records) {
        for (Stored record : records) {
            given(changes -> changes.create(record));
        }
    }

    /** Commits, and fails if that is refused. */
    public void given(ChangeSet changes) {
        CommitResult result = storage.commit(changes);
        if (!(result instanceof CommitResult.Committed)) {
            throw new AssertionError("ChangeSet must be committed, was " + result);
        }
    }

    /** The customer as stored. */
    public StoredCustomer customer(CustomerId id) {
        return StoredCustomer.class.cast(load(id));
    }

    /** The request as stored. */
    public StoredRequest request(RequestId id) {
        return StoredRequest.class.cast(load(id));
    }

    /** The activity as stored. */
    public StoredActivity activity(ActivityId id) {
        return StoredActivity.class.cast(load(id));
    }

    /** The interaction as stored. */
    public StoredInteraction interaction(InteractionId id) {
        return StoredInteraction.class.cast(load(id));
    }

    /** The record as stored; fails if it is not there. */
    public Stored load(RecordId id) {
        List<Stored> found = records().load(tenant, List.of(id));
        if (found.size() != 1) {
            throw new AssertionError("storage must have one record " + id.text() + ", has " + found.size());
        }
        return found.get(0);
    }

    /** Returns whether the record is there. */
    public boolean has(RecordId id) {
        return !records().load(tenant, List.of(id)).isEmpty();
    }

    /** The reads of records. */
    public RecordReads records() {
        return storage.records();
    }

    /** The reads of desks. */
    public DeskReads desks() {
        return storage.desks();
    }

    /** The reads of offers and missed interactions. */
    public InboxReads inbox() {
        return storage.inbox();
    }

    /** The lanes. */
    public LaneStore lanes() {
        return storage.lanes();
    }

    /** The lane of an interaction, with its first 200 commands, if there is one. */
    public Optional<StoredLane> lane(InteractionId interaction) {
        return lanes().find(tenant, interaction, Rows.MOST);
    }

    /** The whole journal, read in pages. */
    public List<JournalRow> wholeJournal() {
        List<JournalRow> all = new ArrayList<>();
        Optional<Position> last = Optional.empty();
        JournalPage page;
        PageCount count = new PageCount();
        do {
            count.next();
            page = journal().after(tenant, last, JOURNAL_PAGE);
            all.addAll(page.rows());
            last = page.last();
        } while (page.rows().size() == JOURNAL_PAGE);
        return all;
    }

    /** The reads of the journal. */
    public JournalReads journal() {
        return storage.journal();
    }
}
