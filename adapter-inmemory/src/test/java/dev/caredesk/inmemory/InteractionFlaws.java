package dev.caredesk.inmemory;

import static dev.caredesk.inmemory.InboxFlaws.DESKS;
import static dev.caredesk.inmemory.InboxFlaws.NEWEST_MISSED;
import static dev.caredesk.inmemory.InboxFlaws.REJECTED;
import static dev.caredesk.inmemory.StorageFlaw.flaw;

import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.Version;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CommitResult.Committed;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.RecordChange.InteractionChange;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredInteraction.State;
import dev.caredesk.spi.storage.StoredInteraction.Taken;
import dev.caredesk.testkit.storage.InboxSamples;
import dev.caredesk.testkit.storage.Samples;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Storages that write interactions wrongly. */
final class InteractionFlaws {

    private static final String COMES_BACK =
            "T1 · an interaction comes back as it was written, in each state, with microseconds";
    static final String CHANGED =
            "D5 · a change replaces all of an interaction but its id, and its place in the lists, from any state to any other";
    private static final String MISSING =
            "N2 · a change or a requirement of an interaction that is not there is refused as missing";
    private static final String FORGOTTEN =
            "D8 · what is forgotten is missing for every write that needs it, and is not there for a message";
    private static final String THERE_ALREADY =
            "X2 · an interaction that is there already is refused, in each state, and stays as it is";

    private InteractionFlaws() {}

    /** The flaws. */
    static List<StorageFlaw> all() {
        return List.of(
                flaw(
                        "rejections lost",
                        () -> storing(parts -> parts.rejected = Set.of()),
                        COMES_BACK,
                        CHANGED,
                        REJECTED),
                flaw("desks lost", () -> storing(parts -> parts.desks = Set.of()), COMES_BACK, CHANGED, DESKS),
                flaw(
                        "ends of early ones lost",
                        () -> storing(parts -> parts.ended = parts.ended.filter(ended -> parts.state == State.MISSED)),
                        COMES_BACK,
                        CHANGED),
                flaw(
                        "instants to the millisecond",
                        () -> storing(parts -> {
                            parts.began = InboxFlaws.milliseconds(parts.began);
                            parts.ended = parts.ended.map(InboxFlaws::milliseconds);
                        }),
                        COMES_BACK,
                        NEWEST_MISSED),
                flaw(
                        "agents who took them lost",
                        () -> storing(parts -> parts.taken =
                                parts.taken.map(taken -> new Taken(taken.activity(), AgentId.of("somebody")))),
                        COMES_BACK,
                        CHANGED,
                        "D5 · an accept takes the interaction over beside its new activity, in one commit",
                        "D5 · of several agents who accept one offer at the same time, exactly one gets it, and the others"
                                + " are told who did"),
                flaw(
                        "loads of several kinds without interactions",
                        InteractionFlaws::loadingOneKind,
                        "T1 · records come back as they were written, with microseconds"),
                flaw(
                        "rejections united",
                        () -> changing((after, before) ->
                                after.rejected = Stream.concat(after.rejected.stream(), before.rejected().stream())
                                        .collect(Collectors.toSet())),
                        CHANGED),
                flaw(
                        "versions of interactions ignored",
                        InteractionFlaws::ignoringVersions,
                        "N2 · a change based on another version than the stored one is refused with the interaction as it"
                                + " is now",
                        "D5 · of several agents who accept one offer at the same time, exactly one gets it, and the others"
                                + " are told who did",
                        "D8 · of an accept, a rejection and an end of one offer at the same time, exactly one takes effect"),
                ignoring(
                        "required versions of interactions ignored",
                        Require.AtVersion.class,
                        "N2 · what requires an interaction at a version is refused when it has another, and only relied on"
                                + " otherwise",
                        "N2 · of two commits that each rely on the version of the interaction that the other one changes,"
                                + " one is refused"),
                ignoring("required interactions ignored", Require.Exists.class, MISSING, FORGOTTEN),
                flaw("changed ones made where there are none", InteractionFlaws::makingChangedOnes, MISSING, FORGOTTEN),
                flaw("interactions overwritten", InteractionFlaws::overwriting, THERE_ALREADY),
                flaw("interactions told twice", InteractionFlaws::ignoringRepetitions, THERE_ALREADY),
                flaw(
                        "answers without interactions",
                        InteractionFlaws::answeringWithoutVersions,
                        "E7 · the answer names the version of each written interaction, and so does its repetition"));
    }

    private static StorageFlaw ignoring(String name, Class<? extends Require> ignored, String... seenBy) {
        return flaw(
                name,
                () -> FlawedStorage.committing(parts -> parts.requires.removeIf(
                        require -> ignored.isInstance(require) && require.record() instanceof InteractionId)),
                seenBy);
    }

    /** Stores something else of an interaction than it is told. */
    private static Storage storing(Consumer<InteractionParts> flaw) {
        return FlawedStorage.committing(parts -> {
            parts.created.replaceAll(record -> record instanceof StoredInteraction told ? flawed(told, flaw) : record);
            parts.changed.replaceAll(change -> change instanceof InteractionChange told ? flawed(told, flaw) : change);
        });
    }

    /** Makes something else of a stored interaction at a change than it is told. */
    private static Storage changing(BiConsumer<InteractionParts, StoredInteraction> flaw) {
        return FlawedStorage.committing((sound, parts) ->
                parts.changed.replaceAll(change -> change instanceof InteractionChange told
                        ? find(sound, parts, told.id())
                                .<RecordChange>map(present -> flawed(told, after -> flaw.accept(after, present)))
                                .orElse(told)
                        : change));
    }

    private static InteractionChange flawed(InteractionChange told, Consumer<InteractionParts> flaw) {
        return new InteractionChange(told.base(), flawed(told.after(), flaw));
    }

    private static StoredInteraction flawed(StoredInteraction told, Consumer<InteractionParts> flaw) {
        InteractionParts parts = new InteractionParts(told);
        flaw.accept(parts);
        return parts.interaction();
    }

    /** Returns an interaction that is there. */
    static Optional<StoredInteraction> find(Storage storage, ChangeSetParts parts, InteractionId id) {
        return storage.records().load(parts.tenant, List.of(id)).stream()
                .map(StoredInteraction.class::cast)
                .findFirst();
    }

    /** Takes any change of an interaction as based on what is there at the moment. */
    private static Storage ignoringVersions() {
        return FlawedStorage.committing((sound, parts) -> parts.changed.replaceAll(change ->
                change instanceof InteractionChange ? WriteFlaws.rebased(sound, parts.told, change) : change));
    }

    /** Makes an interaction at a change of one that is not there. */
    private static Storage makingChangedOnes() {
        return FlawedStorage.committing((sound, parts) -> {
            for (RecordChange change : List.copyOf(parts.changed)) {
                if (change instanceof InteractionChange told
                        && find(sound, parts, told.id()).isEmpty()) {
                    parts.changed.remove(change);
                    parts.created.add(InboxSamples.versioned(told.after(), Version.FIRST));
                }
            }
        });
    }

    /** Puts a new interaction in the place of one that is there. */
    private static Storage overwriting() {
        return FlawedStorage.committing((sound, parts) -> again(sound, parts).forEach(told -> {
            Version next = find(sound, parts, told.id()).orElseThrow().version().next();
            parts.created.remove(told);
            parts.changed.add(Samples.change(InboxSamples.versioned(told, next)));
        }));
    }

    /** Leaves an interaction that is there as it is, and takes the rest of what was told. */
    private static Storage ignoringRepetitions() {
        return FlawedStorage.committing((sound, parts) -> again(sound, parts).forEach(parts.created::remove));
    }

    /** Returns those created ones that are there already. */
    private static List<StoredInteraction> again(Storage sound, ChangeSetParts parts) {
        return parts.created.stream()
                .flatMap(record -> record instanceof StoredInteraction told ? Stream.of(told) : Stream.empty())
                .filter(told -> find(sound, parts, told.id()).isPresent())
                .toList();
    }

    /** Loads interactions only where it is asked for nothing else. */
    private static Storage loadingOneKind() {
        return ReadFlaws.records(sound -> new FlawedRecordReads(sound) {
            @Override
            public List<Stored> load(TenantId tenant, Collection<RecordId> ids) {
                boolean one = ids.stream().map(RecordId::type).distinct().count() == 1;
                return super.load(tenant, ids).stream()
                        .filter(record -> one || !(record instanceof StoredInteraction))
                        .toList();
            }
        });
    }

    /** Answers without the versions of interactions. */
    private static Storage answeringWithoutVersions() {
        return new FlawedStorage() {
            @Override
            public CommitResult commit(ChangeSet changes) {
                CommitResult result = sound.commit(changes);
                return result instanceof Committed answer ? without(answer) : result;
            }

            @Override
            public Optional<Committed> committed(TenantId tenant, ChangeSetId id) {
                return sound.committed(tenant, id).map(this::without);
            }

            private Committed without(Committed answer) {
                Map<RecordId, Version> versions = new HashMap<>(answer.versions());
                versions.keySet().removeIf(id -> id instanceof InteractionId);
                return new Committed(answer.id(), answer.purpose(), versions, answer.again());
            }
        };
    }
}
