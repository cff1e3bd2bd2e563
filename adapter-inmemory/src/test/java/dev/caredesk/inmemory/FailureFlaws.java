package dev.caredesk.inmemory;

import static dev.caredesk.inmemory.StorageFlaw.flaw;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.FailureWrite;
import dev.caredesk.spi.storage.JourneyRow;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredMessage;
import dev.caredesk.testkit.storage.Samples;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The flaws that a storage can have with failures of activities and messages. */
final class FailureFlaws {

    private static final String OF_ACTIVITY =
            "X5 · an activity has the failure that was written last, or none again, and no other activity has it";
    private static final String OF_MESSAGE =
            "M4 · a message has the failure that was written last, or none again, and no other message has it";
    private static final String READS =
            "X5 · a failure is in every read that has the activity or the message, which stay in their places";
    private static final String NO_VERSION =
            "N5 · a failure raises no version, outdates no change, and is no update of the request";
    private static final String ACTIVITY_KEEPS =
            "X5 · an activity keeps its failure through moves, changes, holds and its end";
    private static final String MESSAGE_KEEPS =
            "M4 · a message keeps its failure whatever becomes of its interaction, and whatever else is said";
    private static final String NEVER_REFUSED =
            "X5 · a failure is never refused for what its record is: ended, or of a closed request";
    private static final String BESIDE =
            "X5 · a commit writes failures of records that it creates, changes or ends, after those";
    private static final String CREATED = "X5 · a record that is created with a failure comes back with it";
    private static final String NEEDS =
            "X5 · a failure of a record that is neither stored nor created is refused as missing";

    private FailureFlaws() {}

    /** All of them. */
    static List<StorageFlaw> all() {
        return Stream.of(writes(), kept(), conditions(), reads())
                .flatMap(List::stream)
                .toList();
    }

    private static StorageFlaw commits(String name, BiConsumer<Storage, ChangeSetParts> flaw, String... seenBy) {
        return flaw(name, () -> FlawedStorage.committing(flaw), seenBy);
    }

    private static List<StorageFlaw> writes() {
        return List.of(
                commits("failures lost", (sound, parts) -> parts.failures.clear(), OF_ACTIVITY, OF_MESSAGE, NEEDS),
                commits(
                        "failures of activities lost",
                        (sound, parts) -> parts.failures.removeIf(each -> each.record() instanceof ActivityId),
                        OF_ACTIVITY),
                commits(
                        "failures of messages lost",
                        (sound, parts) -> parts.failures.removeIf(each -> each.record() instanceof MessageId),
                        OF_MESSAGE),
                commits(
                        "failures never over",
                        (sound, parts) ->
                                parts.failures.removeIf(each -> each.failure().isEmpty()),
                        OF_ACTIVITY,
                        OF_MESSAGE),
                flaw("first failure kept", FailureFlaws::keepingTheFirst, OF_ACTIVITY, OF_MESSAGE),
                commits(
                        "failure of all messages of the interaction",
                        (sound, parts) -> others(sound, parts)
                                .forEach(id -> parts.failures.add(new FailureWrite(
                                        id, parts.failures.get(0).failure()))),
                        OF_MESSAGE));
    }

    /** Returns the other messages of the interaction of the one whose failure comes alone. */
    private static List<RecordId> others(Storage sound, ChangeSetParts parts) {
        if (parts.failures.size() != 1) {
            return List.of();
        }
        RecordId failing = parts.failures.get(0).record();
        return sound.records().load(parts.tenant, List.of(failing)).stream()
                .flatMap(record -> record.parent().stream())
                .flatMap(parent -> parent instanceof InteractionId interaction
                        ? sound
                                .records()
                                .messages(
                                        parts.tenant,
                                        interaction,
                                        MessageOrder.OLDEST_FIRST,
                                        Optional.empty(),
                                        Rows.MOST)
                                .items()
                                .stream()
                        : Stream.<StoredMessage>empty())
                .<RecordId>map(StoredMessage::id)
                .filter(id -> !id.equals(failing))
                .toList();
    }

    private static Storage keepingTheFirst() {
        Set<RecordId> failed = ConcurrentHashMap.newKeySet();
        return FlawedStorage.committing((sound, parts) -> parts.failures.removeIf(each -> !failed.add(each.record())));
    }

    private static List<StorageFlaw> kept() {
        return List.of(
                commits(
                        "failure lost with a change",
                        (sound, parts) -> parts.changed.forEach(change -> end(parts, change.id())),
                        ACTIVITY_KEEPS),
                commits(
                        "failure lost with the end",
                        (sound, parts) -> parts.ends.forEach(end -> end(parts, end.activity())),
                        ACTIVITY_KEEPS),
                commits(
                        "failure lost with a hold",
                        (sound, parts) -> parts.holds.forEach(hold -> end(parts, hold.activity())),
                        ACTIVITY_KEEPS),
                commits(
                        "failure of a message lost with a change of its interaction",
                        (sound, parts) -> messages(sound, parts).forEach(id -> end(parts, id)),
                        MESSAGE_KEEPS),
                commits(
                        "failure of a new record lost",
                        (sound, parts) -> parts.failures.removeIf(each -> parts.writes(each.record())),
                        BESIDE),
                commits(
                        "failure lost that is created",
                        (sound, parts) -> parts.created.replaceAll(FailureFlaws::withoutFailure),
                        CREATED),
                flaw("failure raises the version", FailureFlaws::raisingVersions, NO_VERSION, OF_ACTIVITY),
                commits(
                        "failure updates the request",
                        (sound, parts) -> requests(sound, parts).forEach(id -> parts.touches.add(Samples.touch(id))),
                        NO_VERSION,
                        NEVER_REFUSED));
    }

    /** Ends the failure of a record that has none in the commit; refused where it has none at all, or is new. */
    private static void end(ChangeSetParts parts, RecordId id) {
        boolean writes = parts.failures.stream().anyMatch(each -> each.record().equals(id));
        if (!writes && (id instanceof ActivityId || id instanceof MessageId)) {
            parts.failures.add(new FailureWrite(id, Optional.empty()));
        }
    }

    /** Returns the messages of interactions that are changed. */
    private static List<RecordId> messages(Storage sound, ChangeSetParts parts) {
        return parts.changed.stream()
                .flatMap(change -> change.id() instanceof InteractionId id ? Stream.of(id) : Stream.empty())
                .flatMap(id -> sound
                        .records()
                        .messages(parts.tenant, id, MessageOrder.OLDEST_FIRST, Optional.empty(), Rows.MOST)
                        .items()
                        .stream())
                .<RecordId>map(StoredMessage::id)
                .toList();
    }

    /** Returns the requests of activities that fail. */
    private static List<RequestId> requests(Storage sound, ChangeSetParts parts) {
        return parts.failures.stream()
                .flatMap(each -> sound.records().load(parts.tenant, List.of(each.record())).stream())
                .flatMap(record ->
                        record instanceof StoredActivity activity ? activity.request().stream() : Stream.empty())
                .filter(id -> parts.touches.stream()
                        .noneMatch(touch -> touch.request().equals(id)))
                .distinct()
                .toList();
    }

    private static Storage raisingVersions() {
        return FlawedStorage.committing((sound, parts) -> parts.failures.stream()
                .filter(each -> !parts.writes(each.record()))
                .flatMap(each -> sound.records().load(parts.tenant, List.of(each.record())).stream())
                .forEach(record -> {
                    if (record instanceof StoredActivity activity) {
                        parts.changed.add(Samples.change(
                                activity.rewritten(activity.version().next(), activity.payload())));
                    }
                }));
    }

    private static List<StorageFlaw> conditions() {
        return List.of(
                flaw("failure of an ended activity refused", FailureFlaws::refusingEnded, NEVER_REFUSED),
                commits(
                        "failure of what is missing ignored",
                        (sound, parts) -> parts.failures.removeIf(each -> !parts.writes(each.record())
                                && sound.records()
                                        .load(parts.tenant, List.of(each.record()))
                                        .isEmpty()),
                        NEEDS));
    }

    private static Storage refusingEnded() {
        return new FlawedStorage() {
            @Override
            public CommitResult commit(ChangeSet changes) {
                List<Broken> ended = changes.failures().stream()
                        .flatMap(each -> sound.records().load(changes.tenant(), List.of(each.record())).stream())
                        .filter(record -> record instanceof StoredActivity activity
                                && activity.end().isPresent())
                        .<Broken>map(record -> new Broken.Ended((ActivityId) record.id()))
                        .toList();
                return ended.isEmpty() ? sound.commit(changes) : new CommitResult.Refused(ended);
            }
        };
    }

    private static List<StorageFlaw> reads() {
        return List.of(
                reading(
                        "failure not in loads",
                        reads -> new FlawedRecordReads(reads) {
                            @Override
                            public List<Stored> load(TenantId tenant, Collection<RecordId> ids) {
                                return super.load(tenant, ids).stream()
                                        .map(FailureFlaws::withoutFailure)
                                        .toList();
                            }
                        },
                        OF_ACTIVITY,
                        OF_MESSAGE),
                reading(
                        "failure not in journeys",
                        reads -> new FlawedRecordReads(reads) {
                            @Override
                            public Rows<JourneyRow> journey(
                                    TenantId tenant, CustomerId customer, Optional<Cursor> from, int size) {
                                return without(super.journey(tenant, customer, from, size));
                            }
                        },
                        READS),
                filing("failure not in journeys of files", FailureFlaws::without, UnaryOperator.identity()),
                filing("failure not in files", FailureFlaws::withoutNewest, UnaryOperator.identity()),
                filing("failure not in matches", UnaryOperator.identity(), FailureFlaws::withoutNewest),
                reading(
                        "failure not in unlinked activities",
                        reads -> new FlawedRecordReads(reads) {
                            @Override
                            public Rows<StoredActivity> unlinked(TenantId tenant, Optional<Cursor> from, int size) {
                                Rows<StoredActivity> rows = super.unlinked(tenant, from, size);
                                return new Rows<>(
                                        rows.items().stream()
                                                .map(each -> (StoredActivity) withoutFailure(each))
                                                .toList(),
                                        rows.next());
                            }
                        },
                        READS),
                reading(
                        "failure not in messages",
                        reads -> new FlawedRecordReads(reads) {
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
                                                .map(each -> (StoredMessage) withoutFailure(each))
                                                .toList(),
                                        rows.next());
                            }
                        },
                        READS,
                        OF_MESSAGE),
                reading(
                        "failure not in states of calls",
                        reads -> new FlawedRecordReads(reads) {
                            @Override
                            public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
                                return super.lastCallState(tenant, interaction)
                                        .map(each -> (StoredMessage) withoutFailure(each));
                            }
                        },
                        READS));
    }

    private static StorageFlaw reading(String name, UnaryOperator<RecordReads> flaw, String... seenBy) {
        return flaw(
                name,
                () -> new FlawedStorage() {
                    @Override
                    public RecordReads records() {
                        return flaw.apply(sound.records());
                    }
                },
                seenBy);
    }

    private static StorageFlaw filing(
            String name, UnaryOperator<CustomerFile> file, UnaryOperator<CustomerFile> match) {
        return reading(
                name,
                reads -> new FlawedRecordReads(reads) {
                    @Override
                    public Optional<CustomerFile> file(TenantId tenant, CustomerId id, Instant now, int size) {
                        return super.file(tenant, id, now, size).map(file);
                    }

                    @Override
                    public Match match(TenantId tenant, Set<MatchKey> keys, Instant now, int size) {
                        Match found = super.match(tenant, keys, now, size);
                        return new Match(found.customers(), found.file().map(match));
                    }
                },
                READS);
    }

    private static CustomerFile without(CustomerFile file) {
        return new CustomerFile(
                file.customer(), file.openRequests(), file.newest(), file.newestRequest(), without(file.journey()));
    }

    private static CustomerFile withoutNewest(CustomerFile file) {
        return new CustomerFile(
                file.customer(),
                file.openRequests(),
                file.newest().map(each -> (StoredActivity) withoutFailure(each)),
                file.newestRequest(),
                file.journey());
    }

    private static Rows<JourneyRow> without(Rows<JourneyRow> rows) {
        return new Rows<>(
                rows.items().stream()
                        .map(row -> new JourneyRow(
                                row.activity().map(each -> (StoredActivity) withoutFailure(each)),
                                row.request(),
                                row.comments(),
                                row.moreComments()))
                        .toList(),
                rows.next());
    }

    private static Stored withoutFailure(Stored record) {
        if (record instanceof StoredActivity activity) {
            return new StoredActivity(
                    activity.id(),
                    activity.version(),
                    activity.customer(),
                    activity.request(),
                    activity.media(),
                    activity.agent(),
                    activity.started(),
                    activity.engagement(),
                    activity.end(),
                    Optional.empty(),
                    activity.payload());
        }
        return record instanceof StoredMessage message
                ? new StoredMessage(
                        message.id(),
                        message.interaction(),
                        message.at(),
                        message.call(),
                        Optional.empty(),
                        message.payload())
                : record;
    }
}
