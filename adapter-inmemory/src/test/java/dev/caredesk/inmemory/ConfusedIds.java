package dev.caredesk.inmemory;

import static dev.caredesk.inmemory.MessageFlaws.MESSAGES_NEWEST;
import static dev.caredesk.inmemory.MessageFlaws.MESSAGES_OLDEST;
import static dev.caredesk.inmemory.StorageFlaw.flaw;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.JournalReads;
import dev.caredesk.spi.storage.JournalRow;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Storages that take interactions for one another, since they tell them apart by a part of their ids only. */
final class ConfusedIds {

    private static final String IDS =
            "X2 · ids are of a channel and exact, up to 1,000 characters, also with slashes and percent signs";
    static final String MESSAGE_IDS =
            "M3 · messages are of one interaction, also where ids are alike; one that is not there has none";
    private static final String HISTORY_IDS =
            "Z3 · journal entries of interactions come back with the same id, in the feed and in the history of each";

    private ConfusedIds() {}

    /** The flaws. */
    static List<StorageFlaw> all() {
        Function<InteractionId, Object> cut =
                id -> id.key().substring(0, Math.min(200, id.key().length()));
        return List.of(
                flaw("channels ignored", () -> ofRecords(InteractionId::value), IDS),
                flaw("slashes of channels confused", () -> ofRecords(InteractionId::toString), IDS),
                flaw("ids cut", () -> ofRecords(cut), IDS),
                flaw("ids in any case", () -> ofRecords(id -> id.key().toLowerCase(Locale.ROOT)), IDS),
                flaw(
                        "ids in one form",
                        () -> ofRecords(id -> Normalizer.normalize(id.key(), Normalizer.Form.NFC)),
                        IDS),
                flaw(
                        "messages of any channel",
                        () -> ofMessages(InteractionId::value),
                        MESSAGE_IDS,
                        MESSAGES_OLDEST,
                        MESSAGES_NEWEST),
                flaw("histories of any channel", () -> ofHistories(InteractionId::value), HISTORY_IDS));
    }

    /** A storage that knows which of the ids that it was told it takes for one another. */
    private static class Confusing extends FlawedStorage {
        private final Function<InteractionId, Object> part;
        private final Set<InteractionId> told = ConcurrentHashMap.newKeySet();

        Confusing(Function<InteractionId, Object> part) {
            this.part = part;
        }

        @Override
        public CommitResult commit(ChangeSet changes) {
            Stream.concat(
                            changes.created().stream().map(Stored::id),
                            changes.journal().stream().map(JournalEntry::record))
                    .forEach(id -> {
                        if (id instanceof InteractionId interaction) {
                            told.add(interaction);
                        }
                    });
            return sound.commit(changes);
        }

        /** Returns an id and those that it takes for it. */
        List<InteractionId> alike(InteractionId id) {
            return Stream.concat(
                            Stream.of(id),
                            told.stream().filter(each -> part.apply(each).equals(part.apply(id))))
                    .distinct()
                    .toList();
        }
    }

    /** Keeps interactions that are alike as one record, under the id that came first. */
    private static Storage ofRecords(Function<InteractionId, Object> part) {
        ConcurrentHashMap<Object, InteractionId> kept = new ConcurrentHashMap<>();
        return new FlawedStorage() {
            @Override
            public CommitResult commit(ChangeSet changes) {
                ChangeSetParts parts = new ChangeSetParts(changes);
                parts.created.replaceAll(
                        record -> record instanceof StoredInteraction interaction ? renamed(interaction) : record);
                return sound.commit(parts.changes());
            }

            private StoredInteraction renamed(StoredInteraction told) {
                InteractionParts parts = new InteractionParts(told);
                parts.id = kept.computeIfAbsent(part.apply(told.id()), first -> told.id());
                return parts.interaction();
            }

            @Override
            public RecordReads records() {
                return new FlawedRecordReads(sound.records()) {
                    @Override
                    public List<Stored> load(TenantId tenant, Collection<RecordId> ids) {
                        return super.load(
                                tenant, ids.stream().map(id -> keptAs(id)).toList());
                    }
                };
            }

            private RecordId keptAs(RecordId id) {
                return id instanceof InteractionId interaction
                        ? kept.getOrDefault(part.apply(interaction), interaction)
                        : id;
            }
        };
    }

    /** Gives the messages of interactions that are alike as those of each. */
    private static Storage ofMessages(Function<InteractionId, Object> part) {
        return new Confusing(part) {
            @Override
            public RecordReads records() {
                return new FlawedRecordReads(sound.records()) {
                    @Override
                    public Rows<StoredMessage> messages(
                            TenantId tenant,
                            InteractionId interaction,
                            MessageOrder order,
                            Optional<Cursor> from,
                            int size) {
                        List<StoredMessage> all = alike(interaction).stream()
                                .flatMap(id -> super.messages(tenant, id, order, from, size).items().stream())
                                .toList();
                        return new Rows<>(
                                all,
                                super.messages(tenant, interaction, order, from, size)
                                        .next());
                    }
                };
            }
        };
    }

    /** Gives the histories of interactions that are alike as one. */
    private static Storage ofHistories(Function<InteractionId, Object> part) {
        return new Confusing(part) {
            @Override
            public JournalReads journal() {
                return new ReadFlaws.FlawedJournalReads(sound.journal()) {
                    @Override
                    public List<JournalRow> history(
                            TenantId tenant, RecordId record, Optional<Version> after, int max) {
                        return record instanceof InteractionId interaction
                                ? alike(interaction).stream()
                                        .flatMap(id -> super.history(tenant, id, after, max).stream())
                                        .limit(max)
                                        .toList()
                                : super.history(tenant, record, after, max);
                    }
                };
            }
        };
    }
}
