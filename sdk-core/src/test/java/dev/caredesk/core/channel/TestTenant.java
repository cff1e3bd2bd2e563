package dev.caredesk.core.channel;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Limits;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.commit.InteractionKeys;
import dev.caredesk.core.commit.SlotKeys;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.runtime.BackgroundExecutor;
import dev.caredesk.core.runtime.HostExecutor;
import dev.caredesk.core.runtime.SdkExecutors;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Event;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.TestIds;
import dev.caredesk.testkit.storage.FailingStorage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A tenant on a storage in memory, for tests of what stands on it. */
public final class TestTenant implements AutoCloseable {

    public static final AgentId MARA = AgentId.of("mara");
    public static final AgentId NILS = AgentId.of("nils");

    public final TestClock clock = TestClock.standing();
    public final FailingStorage storage = FailingStorage.around(InMemoryStorage.create());
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(8);
    public final BackgroundExecutor background = new BackgroundExecutor(executor, clock);
    public final SdkExecutors executors = new SdkExecutors(background, new HostExecutor(executor, background));
    public final TenantScope scope = scope();

    /** The same tenant, as another process sees it. */
    public TenantScope scope() {
        return new TenantScope(TenantId.DEFAULT, storage, clock, TestIds.sequence(), Limits.DEFAULT, executors);
    }

    /** A change of that id in the making. */
    public ChangeSet.Builder changes(String id) {
        return ChangeSet.builder(ChangeSetId.of(id), scope.id(), Actor.of(MARA), scope.now());
    }

    /** Commits, and fails the test if that does not succeed. */
    public void commit(ChangeSet.Builder changes) {
        ChangeSet built = changes.build();
        CommitResult result = scope.storage().commit(built);
        if (!(result instanceof CommitResult.Committed)) {
            throw new AssertionError("not committed: " + result);
        }
        scope.announce(built);
    }

    /** Commits an activity of nobody, and nothing else. */
    public ActivityId activity(String id) {
        return accept(id, InteractionId.of(ChannelId.of("other"), id), MediaType.CHAT);
    }

    /** Commits that an agent accepts. */
    public ActivityId accept(String id, InteractionId interaction, MediaType media) {
        ChangeSet.Builder changes = changes("accept " + id);
        ActivityId activity = accepting(changes, id, interaction, media);
        commit(changes);
        return activity;
    }

    /** Adds that an agent accepts, with a slot where the medium has one. */
    public ActivityId accepting(ChangeSet.Builder changes, String id, InteractionId interaction, MediaType media) {
        ActivityId activity = ActivityId.of(id);
        ActivityRecord started = ActivityRecord.started(
                activity,
                new ActivityRecord.Origin(media, Direction.INBOUND, ContactAddress.other("ada"), interaction),
                MARA,
                changes.at(),
                EngagementId.of("engagement " + id));
        List<Claim.Key> slots = SlotKeys.all(MARA, media, scope.limits());
        ActivityRecord record = slots.isEmpty() ? started : started.inSlot(0);
        changes.create(RecordCodec.store(record));
        changes.claim(new Claim(InteractionKeys.key(interaction), activity, MARA));
        slots.stream().limit(1).forEach(key -> changes.claim(new Claim(key, activity, MARA)));
        changes.journal(new JournalEntry(
                activity, Optional.of(Version.FIRST), Optional.empty(), Event.Kind.CREATED, List.of(), Payload.EMPTY));
        return activity;
    }

    /** The activity as it is stored. */
    public StoredActivity stored(ActivityId activity) {
        Stored record = storage.records().load(scope.id(), List.of(activity)).get(0);
        return (StoredActivity) record;
    }

    /** What was said in an activity, as it is stored. */
    public List<String> texts(ActivityId activity) {
        List<StoredMessage> rows = storage.records()
                .messages(scope.id(), activity, MessageOrder.OLDEST_FIRST, Optional.empty(), 200)
                .items();
        return rows.stream()
                .map(row -> RecordCodec.message(row).content().text())
                .toList();
    }

    /** A line of the customer's. */
    public IncomingMessage line(String id, String text) {
        return new IncomingMessage(id, clock.instant(), Direction.INBOUND, Content.text(text));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
