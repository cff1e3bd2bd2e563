package dev.caredesk.inmemory;

import dev.caredesk.Actor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.storage.InboxSamples;
import dev.caredesk.testkit.storage.Samples;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A storage that does as a sound one does, and knows what was written of interactions, so that a flaw can list and delete them its own way. */
class FlawedInboxStorage extends FlawedStorage {

    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    private static final AtomicLong IDS = new AtomicLong();

    /**
     * The writes of an interaction, from its creation on.
     *
     * @param created the number of its creation in the commit order
     * @param changed the number of its last change
     */
    record Written(List<StoredInteraction> states, long created, long changed) {
        StoredInteraction present() {
            return states.get(states.size() - 1);
        }

        InteractionId id() {
            return present().id();
        }

        boolean is(StoredInteraction.State state) {
            return present().state() == state;
        }

        /** Returns when it ended, or had ended before it became something else. */
        Optional<Instant> lastEnd() {
            return states.stream().flatMap(each -> each.ended().stream()).reduce((one, later) -> later);
        }

        /** Returns when it ended for the first time. */
        Optional<Instant> firstEnd() {
            return states.stream().flatMap(each -> each.ended().stream()).findFirst();
        }

        boolean was(StoredInteraction.State state) {
            return states.stream().anyMatch(each -> each.state() == state);
        }

        private Written and(StoredInteraction next, long number) {
            return new Written(Stream.concat(states.stream(), Stream.of(next)).toList(), created, number);
        }
    }

    private record Key(TenantId tenant, InteractionId id) {}

    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentHashMap<Key, Written> written = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<MessageId, Long> messages = new ConcurrentHashMap<>();

    @Override
    public CommitResult commit(ChangeSet changes) {
        CommitResult result = sound.commit(changes);
        if (result instanceof CommitResult.Committed committed && !committed.again()) {
            changes.created().forEach(record -> note(changes.tenant(), record));
            changes.changed().forEach(change -> note(changes.tenant(), change));
        }
        return result;
    }

    private void note(TenantId tenant, Stored record) {
        long number = numbers.incrementAndGet();
        if (record instanceof StoredInteraction created) {
            written.put(new Key(tenant, created.id()), new Written(List.of(created), number, number));
        } else if (record instanceof StoredMessage message) {
            messages.put(message.id(), number);
        }
    }

    private void note(TenantId tenant, RecordChange change) {
        if (change instanceof RecordChange.InteractionChange interaction) {
            written.computeIfPresent(
                    new Key(tenant, interaction.id()),
                    (key, before) -> before.and(interaction.after(), numbers.incrementAndGet()));
        }
    }

    /** Returns all interactions that are there, in the commit order of their creation. */
    List<Written> written(TenantId tenant) {
        List<Written> all = written.entrySet().stream()
                .filter(each -> each.getKey().tenant().equals(tenant))
                .map(each -> each.getValue())
                .sorted(Comparator.comparingLong(Written::created))
                .toList();
        List<RecordId> ids = all.stream().<RecordId>map(Written::id).toList();
        Set<RecordId> there =
                sound.records().load(tenant, ids).stream().map(Stored::id).collect(Collectors.toSet());
        return all.stream().filter(each -> there.contains(each.id())).toList();
    }

    /** Returns the tenants that have had interactions. */
    Set<TenantId> tenants() {
        return written.keySet().stream().map(Key::tenant).collect(Collectors.toSet());
    }

    /** Returns the number of a message in the commit order. */
    long number(StoredMessage message) {
        return messages.getOrDefault(message.id(), 0L);
    }

    /** Deletes interactions in whatever state, with their messages. */
    void delete(TenantId tenant, List<StoredInteraction> gone) {
        if (gone.isEmpty()) {
            return;
        }
        ChangeSet.Builder changes = ChangeSet.builder(
                ChangeSetId.of("deletion-" + IDS.incrementAndGet()), tenant, Actor.of(Samples.MARA), Samples.T0);
        gone.forEach(each -> changes.change(Samples.change(InboxSamples.missed(each, LONG_AGO))));
        CommitResult unused = sound.commit(changes.build());
        int unusedCount = sound.forgetInteractions(tenant, LONG_AGO.plusSeconds(1), gone.size());
    }
}
