package dev.caredesk.inmemory;

import static dev.caredesk.inmemory.ConfusedIds.MESSAGE_IDS;
import static dev.caredesk.inmemory.InboxFlaws.PICKED_UP;
import static dev.caredesk.inmemory.StorageFlaw.flaw;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.inmemory.index.Timeline;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.storage.InboxSamples;
import dev.caredesk.testkit.storage.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/** Storages that do wrongly with messages and the states of calls. */
final class MessageFlaws {

    static final String MESSAGES_OLDEST =
            "M3 · messages are paged oldest first, ties by commit order, and those that come are on later pages";
    static final String MESSAGES_NEWEST =
            "X3 · messages are paged newest first, too, ties by commit order, undisturbed by those that come";
    private static final String CALL_STATE_STAYS =
            "X3 · the last state of a call stays what it was whatever becomes of the interaction, and whatever is said";
    private static final String LAST_CALL_STATE =
            "X3 · the last state of a call is that of the newest message with one, by its instant, ties by commit order";

    private MessageFlaws() {}

    /** The flaws. */
    static List<StorageFlaw> all() {
        return Stream.of(messages(), callStates()).flatMap(List::stream).toList();
    }

    private static List<StorageFlaw> messages() {
        return List.of(
                flaw(
                        "messages without interaction",
                        MessageFlaws::makingInteractions,
                        "X2 · a message of an interaction that is neither stored nor created is refused as missing",
                        "D8 · what is forgotten is missing for every write that needs it, and is not there for a message"),
                flaw(
                        "messages raise versions",
                        MessageFlaws::raisingVersions,
                        "N5 · messages raise no version of their interaction, and outdate no change of it",
                        "N5 · messages that come at the same time, and beside an accept, do not collide"),
                flaw(
                        "messages told twice",
                        MessageFlaws::ignoringRepetitions,
                        "X2 · a message that another interaction has under the same id is refused"),
                flaw(
                        "messages lost at the accept",
                        MessageFlaws::losingAtTheAccept,
                        "M3 · messages stay with their interaction, and come to it, in each of its states",
                        "D5 · an accept takes the interaction over beside its new activity, in one commit",
                        PICKED_UP),
                flaw(
                        "messages by commit",
                        () -> placing((storage, message) -> new TimelineKey(Instant.EPOCH, storage.number(message))),
                        MESSAGES_OLDEST,
                        MESSAGES_NEWEST),
                flaw(
                        "messages to the millisecond",
                        () -> placing((storage, message) ->
                                new TimelineKey(InboxFlaws.milliseconds(message.at()), storage.number(message))),
                        MESSAGES_OLDEST,
                        MESSAGES_NEWEST),
                flaw("messages always oldest first", MessageFlaws::alwaysOldestFirst, MESSAGES_NEWEST),
                flaw("pages of messages by number", MessageFlaws::numberingRows, MESSAGES_NEWEST),
                flaw(
                        "messages of one tenant",
                        MessageFlaws::ofOneTenant,
                        "Z2 · nothing of a tenant is seen by a read for another",
                        "Z2 · what another tenant has under the same ids changes no answer to one that has more of each"));
    }

    private static List<StorageFlaw> callStates() {
        return List.of(
                flaw(
                        "call states lost",
                        MessageFlaws::losingCallStates,
                        "X3 · a message comes back as it was written, with the state of a call or without, with"
                                + " microseconds",
                        LAST_CALL_STATE),
                flaw("first call state", () -> lastOfCallStates((one, later) -> one), LAST_CALL_STATE),
                flaw(
                        "first call state of one instant",
                        () -> lastOfCallStates((one, later) -> later.at().isAfter(one.at()) ? later : one),
                        LAST_CALL_STATE),
                flaw(
                        "call state of the newest message only",
                        () -> lastCallState(all -> all.stream()
                                .reduce((one, later) -> later)
                                .filter(message -> message.call().isPresent())),
                        LAST_CALL_STATE),
                flaw(
                        "call state of the newest page only",
                        () -> lastCallState(all -> all.stream()
                                .skip(Math.max(0, all.size() - Rows.MOST))
                                .filter(message -> message.call().isPresent())
                                .reduce((one, later) -> later)),
                        CALL_STATE_STAYS),
                flaw("call state by commit", MessageFlaws::lastCallStateByCommit, LAST_CALL_STATE),
                flaw("call state of any interaction", MessageFlaws::lastCallStateOfAny, LAST_CALL_STATE, MESSAGE_IDS),
                flaw("call state until the accept", MessageFlaws::lastCallStateUntilTaken, CALL_STATE_STAYS));
    }

    /** Reads records as a flaw does that knows what was written. */
    private static Storage records(Function<FlawedInboxStorage, RecordReads> flaw) {
        return new FlawedInboxStorage() {
            private final RecordReads reads = flaw.apply(this);

            @Override
            public RecordReads records() {
                return reads;
            }
        };
    }

    /** Returns all messages of an interaction, oldest first. */
    static List<StoredMessage> all(RecordReads reads, TenantId tenant, InteractionId interaction) {
        List<StoredMessage> all = new ArrayList<>();
        Optional<Cursor> from = Optional.empty();
        do {
            Rows<StoredMessage> page = reads.messages(tenant, interaction, MessageOrder.OLDEST_FIRST, from, Rows.MOST);
            all.addAll(page.items());
            from = page.next();
        } while (from.isPresent());
        return all;
    }

    /** Makes the interaction of a message where it is not there. */
    private static Storage makingInteractions() {
        return FlawedStorage.committing((sound, parts) -> parts.spokenIn().stream()
                .filter(id -> !parts.writes(id)
                        && InteractionFlaws.find(sound, parts, id).isEmpty())
                .forEach(id -> parts.created.add(InboxSamples.offer(id, parts.told.at()))));
    }

    /** Raises the version of an interaction with each message of it. */
    private static Storage raisingVersions() {
        return FlawedStorage.committing((sound, parts) -> parts.spokenIn().stream()
                .filter(id -> !parts.writes(id))
                .flatMap(id -> InteractionFlaws.find(sound, parts, id).stream())
                .forEach(present -> parts.changed.add(Samples.change(
                        InboxSamples.versioned(present, present.version().next())))));
    }

    /** Takes a message that is there already as brought again, and does nothing. */
    private static Storage ignoringRepetitions() {
        return FlawedStorage.committing((sound, parts) -> {
            List<RecordId> ids = parts.created.stream()
                    .<RecordId>flatMap(record ->
                            record instanceof StoredMessage message ? Stream.of(message.id()) : Stream.empty())
                    .toList();
            sound.records()
                    .load(parts.tenant, ids)
                    .forEach(present ->
                            parts.created.removeIf(record -> record.id().equals(present.id())));
        });
    }

    /** Stores messages without the state of a call that they tell. */
    private static Storage losingCallStates() {
        return FlawedStorage.committing(
                parts -> parts.created.replaceAll(record -> record instanceof StoredMessage message
                        ? new StoredMessage(
                                message.id(),
                                message.interaction(),
                                message.at(),
                                Optional.empty(),
                                message.failure(),
                                message.payload())
                        : record));
    }

    /** Has no longer what was said in an interaction before an agent took it. */
    private static Storage losingAtTheAccept() {
        return new FlawedStorage() {
            private final Set<MessageId> lost = ConcurrentHashMap.newKeySet();
            private final RecordReads reads = new FlawedRecordReads(sound.records()) {
                @Override
                public Rows<StoredMessage> messages(
                        TenantId tenant,
                        InteractionId interaction,
                        MessageOrder order,
                        Optional<Cursor> from,
                        int size) {
                    Rows<StoredMessage> rows = super.messages(tenant, interaction, order, from, size);
                    return new Rows<>(
                            rows.items().stream()
                                    .filter(message -> !lost.contains(message.id()))
                                    .toList(),
                            rows.next());
                }
            };

            @Override
            public CommitResult commit(ChangeSet changes) {
                for (RecordChange change : changes.changed()) {
                    if (change instanceof RecordChange.InteractionChange accept
                            && accept.after().state() == StoredInteraction.State.TAKEN) {
                        all(sound.records(), changes.tenant(), accept.id()).forEach(message -> lost.add(message.id()));
                    }
                }
                return sound.commit(changes);
            }

            @Override
            public RecordReads records() {
                return reads;
            }
        };
    }

    /** Orders messages in another way. */
    private static Storage placing(BiFunction<FlawedInboxStorage, StoredMessage, TimelineKey> place) {
        return records(storage -> new FlawedRecordReads(storage.sound.records()) {
            @Override
            public Rows<StoredMessage> messages(
                    TenantId tenant, InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
                Timeline<StoredMessage> all = new Timeline<>();
                MessageFlaws.all(sound, tenant, interaction)
                        .forEach(message -> all.put(place.apply(storage, message), message));
                return order == MessageOrder.OLDEST_FIRST
                        ? all.oldestFirst(from, size, message -> message)
                        : all.newestFirst(from, size, message -> message);
            }
        });
    }

    /** Goes on after so many messages as were read, wherever they are now. */
    private static Storage numberingRows() {
        return ReadFlaws.records(sound -> new FlawedRecordReads(sound) {
            @Override
            public Rows<StoredMessage> messages(
                    TenantId tenant, InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
                int first = from.map(cursor -> (int) After.of(cursor).order()).orElse(0);
                Rows<StoredMessage> rows = super.messages(tenant, interaction, order, Optional.empty(), first + size);
                Cursor next = new After(Instant.EPOCH, first + size).cursor();
                return new Rows<>(
                        rows.items().stream().skip(first).toList(), rows.next().map(more -> next));
            }
        });
    }

    /** Gives messages oldest first, whatever it is asked for. */
    private static Storage alwaysOldestFirst() {
        return ReadFlaws.records(sound -> new FlawedRecordReads(sound) {
            @Override
            public Rows<StoredMessage> messages(
                    TenantId tenant, InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
                return super.messages(tenant, interaction, MessageOrder.OLDEST_FIRST, from, size);
            }
        });
    }

    /** Takes another message of an interaction as the one with the last state of its call. */
    private static Storage lastCallState(Function<List<StoredMessage>, Optional<StoredMessage>> choice) {
        return ReadFlaws.records(sound -> new FlawedRecordReads(sound) {
            @Override
            public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
                return choice.apply(all(sound, tenant, interaction));
            }
        });
    }

    /** Takes one of the messages that tell a call's state, of two in their order always the one that is chosen. */
    private static Storage lastOfCallStates(BinaryOperator<StoredMessage> choice) {
        return lastCallState(messages ->
                messages.stream().filter(message -> message.call().isPresent()).reduce(choice));
    }

    /** Takes the state of a call that came last as its last one. */
    private static Storage lastCallStateByCommit() {
        return records(storage -> new FlawedRecordReads(storage.sound.records()) {
            @Override
            public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
                return all(sound, tenant, interaction).stream()
                        .filter(message -> message.call().isPresent())
                        .max(Comparator.comparingLong(storage::number));
            }
        });
    }

    /** Takes the last state of any call as that of each. */
    private static Storage lastCallStateOfAny() {
        return records(storage -> new FlawedRecordReads(storage.sound.records()) {
            @Override
            public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
                return storage.written(tenant).stream()
                        .flatMap(each -> sound.lastCallState(tenant, each.id()).stream())
                        .max(Comparator.comparing(StoredMessage::at).thenComparingLong(storage::number));
            }
        });
    }

    /** Knows the last state of a call only until an agent takes it. */
    private static Storage lastCallStateUntilTaken() {
        return ReadFlaws.records(sound -> new FlawedRecordReads(sound) {
            @Override
            public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
                return super.lastCallState(tenant, interaction)
                        .filter(message -> load(tenant, List.of(interaction)).stream()
                                .map(StoredInteraction.class::cast)
                                .noneMatch(each -> each.state() == StoredInteraction.State.TAKEN));
            }
        });
    }

    /** Reads the messages of one tenant, whoever is asked for. */
    private static Storage ofOneTenant() {
        return ReadFlaws.records(sound -> new FlawedRecordReads(sound) {
            @Override
            public Rows<StoredMessage> messages(
                    TenantId tenant, InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
                return super.messages(TenantId.DEFAULT, interaction, order, from, size);
            }

            @Override
            public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
                return super.lastCallState(TenantId.DEFAULT, interaction);
            }
        });
    }
}
