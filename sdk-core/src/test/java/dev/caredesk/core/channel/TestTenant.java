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
import dev.caredesk.core.commit.SlotKeys;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.runtime.BackgroundExecutor;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.HostExecutor;
import dev.caredesk.core.runtime.SdkProcess;
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
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.TestClock;
import dev.caredesk.testkit.TestIds;
import dev.caredesk.testkit.storage.FailingStorage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    public final SdkProcess process =
            new SdkProcess(ProcessId.of("p1"), background, new HostExecutor(executor, background));
    public final TenantScope scope = scope();

    /** The same tenant, as another process sees it. */
    public TenantScope scope() {
        return new TenantScope(TenantId.DEFAULT, storage, clock, TestIds.sequence(), Limits.DEFAULT, process);
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
        ChangeSet.Builder changes = changes("accept " + id);
        add(changes, ActivityId.of(id), InteractionId.of(ChannelId.of("other"), id), MediaType.CHAT);
        commit(changes);
        return ActivityId.of(id);
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
        ActivityId activity = DerivedIds.activity(interaction);
        take(changes, interaction, activity);
        add(changes, activity, interaction, media);
        return activity;
    }

    /** Adds an activity, with a slot where the medium has one. */
    public void add(ChangeSet.Builder changes, ActivityId activity, InteractionId interaction, MediaType media) {
        ActivityRecord started = ActivityRecord.started(
                activity,
                new ActivityRecord.Origin(media, Direction.INBOUND, ContactAddress.other("ada"), interaction),
                MARA,
                changes.at(),
                EngagementId.of("engagement " + activity));
        List<Claim.Key> slots = SlotKeys.all(MARA, media, scope.limits());
        ActivityRecord record = slots.isEmpty() ? started : started.inSlot(0);
        changes.create(RecordCodec.store(record));
        slots.stream().limit(1).forEach(key -> changes.claim(new Claim(key, activity, MARA)));
        changes.journal(new JournalEntry(
                activity, Optional.of(Version.FIRST), Optional.empty(), Event.Kind.CREATED, List.of(), Payload.EMPTY));
    }

    /** Adds that an interaction becomes an activity, whether it was offered or not. */
    private void take(ChangeSet.Builder changes, InteractionId interaction, ActivityId activity) {
        Optional<StoredInteraction> offered = interaction(interaction);
        offered.ifPresent(
                row -> changes.change(new RecordChange.InteractionChange(row.version(), row.takenBy(activity, MARA))));
        if (offered.isEmpty()) {
            changes.create(new StoredInteraction(
                    interaction,
                    Version.FIRST,
                    StoredInteraction.State.TAKEN,
                    changes.at(),
                    Set.of(),
                    Set.of(),
                    Optional.of(new StoredInteraction.Taken(activity, MARA)),
                    Optional.empty(),
                    Payload.EMPTY));
        }
        changes.journal(new JournalEntry(
                interaction, Optional.empty(), Optional.empty(), Event.Kind.TAKEN, List.of(), Payload.EMPTY));
    }

    /** The interaction as it is stored. */
    public Optional<StoredInteraction> interaction(InteractionId interaction) {
        return storage.records().load(scope.id(), List.of(interaction)).stream()
                .map(StoredInteraction.class::cast)
                .findFirst();
    }

    /** The activity as it is stored. */
    public StoredActivity stored(ActivityId activity) {
        Stored record = storage.records().load(scope.id(), List.of(activity)).get(0);
        return (StoredActivity) record;
    }

    /** Returns the texts of the messages of an interaction, as stored. */
    public List<String> texts(InteractionId interaction) {
        List<StoredMessage> rows = storage.records()
                .messages(scope.id(), interaction, MessageOrder.OLDEST_FIRST, Optional.empty(), 200)
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
