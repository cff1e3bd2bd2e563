package dev.caredesk.inmemory;

import static dev.caredesk.inmemory.StorageFlaw.flaw;

import dev.caredesk.Cursor;
import dev.caredesk.RecordId;
import dev.caredesk.TenantId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.inmemory.FlawedInboxStorage.Written;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.JournalTrim;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.RecordReads;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.StoredInteraction.State;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Storages that forget interactions wrongly. */
final class ForgetFlaws {

    private static final Comparator<Written> OLDEST_FIRST =
            Comparator.comparing(ForgetFlaws::age).thenComparingLong(Written::created);

    private static final String MISSED_BY_END =
            "D8 · a missed one is forgotten when it ended before the instant, to the microsecond, and not at it";
    private static final String EARLY_BY_BEGINNING =
            "D8 · one of which only messages came is forgotten when it began before the instant, and not at it";
    private static final String END_COUNTS =
            "D8 · one that began long ago and was missed just now stays, and so does one whose instant has changed";
    private static final String OF_ONE_TENANT =
            "Z2 · forgetting for a tenant leaves what another one has under the same ids, with its messages";
    private static final String OTHERS_STAY =
            "D8 · offers and taken ones are never forgotten, whatever they were before";
    private static final String FORGET_LIMIT =
            "D8 · so many are forgotten at most, oldest first of both kinds, with the number of those that went";
    private static final String MESSAGES_GO = "D8 · the messages of what is forgotten go with it, and no others";
    private static final String COMES_AGAIN =
            "X2 · what is forgotten can come again under the same ids, with nothing of what it had";

    private ForgetFlaws() {}

    /** The flaws. */
    static List<StorageFlaw> all() {
        return List.of(
                flaw(
                        "forgets at the instant",
                        () -> forgettingBy(each -> age(each).minus(Duration.ofNanos(1_000))),
                        MISSED_BY_END,
                        EARLY_BY_BEGINNING),
                flaw(
                        "forgets by the beginning",
                        () -> forgettingBy(each -> each.present().began()),
                        END_COUNTS),
                flaw(
                        "forgets by the first beginning or end",
                        () -> forgettingBy(each -> each.is(State.MISSED)
                                ? each.firstEnd().orElseThrow()
                                : each.states().get(0).began()),
                        END_COUNTS),
                flaw(
                        "forgets early ones by their end",
                        () -> forgettingBy(each ->
                                each.present().ended().orElse(each.present().began())),
                        EARLY_BY_BEGINNING),
                flaw(
                        "forgets missed ones only",
                        () -> forgetting(each -> each.is(State.MISSED)),
                        EARLY_BY_BEGINNING,
                        FORGET_LIMIT),
                flaw(
                        "forgets early ones only",
                        () -> forgetting(each -> each.is(State.EARLY)),
                        MISSED_BY_END,
                        FORGET_LIMIT),
                flaw("forgets offers", () -> forgetting(each -> mayGo(each) || each.is(State.OFFERED)), OTHERS_STAY),
                flaw("forgets taken ones", () -> forgetting(each -> mayGo(each) || each.is(State.TAKEN)), OTHERS_STAY),
                flaw(
                        "forgets taken ones that were early",
                        () -> forgetting(each -> mayGo(each) || (each.is(State.TAKEN) && each.was(State.EARLY))),
                        OTHERS_STAY),
                flaw(
                        "forgets offers that were missed",
                        () -> forgetting(each -> mayGo(each) || (each.is(State.OFFERED) && each.was(State.MISSED))),
                        OTHERS_STAY),
                flaw("forgets the newest first", () -> forgettingInOrder(newestFirst()), FORGET_LIMIT),
                flaw("forgets missed ones first", () -> forgettingInOrder(missedFirst()), FORGET_LIMIT),
                flaw("limit of all interactions", ForgetFlaws::limitingAll, FORGET_LIMIT),
                flaw("limit of all tenants", ForgetFlaws::limitingAllTenants, OF_ONE_TENANT),
                flaw("forgets without limit", ForgetFlaws::ignoringTheLimit, FORGET_LIMIT),
                flaw(
                        "any limit allowed",
                        ForgetFlaws::anyLimit,
                        "L8 · a limit below 1 is a wrong call, and does nothing"),
                flaw("forgotten ones not counted", () -> counting((gone, limit) -> 0), FORGET_LIMIT),
                flaw("limit counted", () -> counting((gone, limit) -> limit), FORGET_LIMIT),
                flaw(
                        "messages stay",
                        () -> keepingMessages(0),
                        MESSAGES_GO,
                        COMES_AGAIN,
                        "D8 · no message is left of an interaction that is forgotten while it comes"),
                flaw(
                        "messages behind the first page stay",
                        () -> keepingMessages(Rows.MOST),
                        "D8 · the messages of what is forgotten go with it, however many there are"),
                flaw("call states stay", ForgetFlaws::keepingCallStates, MESSAGES_GO, COMES_AGAIN),
                flaw("forgotten ones never come again", ForgetFlaws::keepingIds, COMES_AGAIN),
                flaw(
                        "journal forgotten",
                        ForgetFlaws::forgettingTheJournal,
                        "Z3 · the journal keeps its entries of what is forgotten, in the feed and in the history"),
                flaw(
                        "forgets for all tenants",
                        ForgetFlaws::forAllTenants,
                        OF_ONE_TENANT,
                        "Z2 · no write for another tenant that has the same ids changes an answer"));
    }

    /** Forgets as it should, without a flaw. */
    static Storage sound() {
        return forgetting(ForgetFlaws::mayGo, ForgetFlaws::age, OLDEST_FIRST);
    }

    /** Forgets others than those that may go. */
    private static Storage forgetting(Predicate<Written> others) {
        return forgetting(others, ForgetFlaws::age, OLDEST_FIRST);
    }

    /** Forgets by another instant than the one that counts. */
    private static Storage forgettingBy(Function<Written, Instant> age) {
        return forgetting(ForgetFlaws::mayGo, age, OLDEST_FIRST);
    }

    /** Forgets in another order. */
    private static Storage forgettingInOrder(Comparator<Written> order) {
        return forgetting(ForgetFlaws::mayGo, ForgetFlaws::age, order);
    }

    private static Storage forgetting(
            Predicate<Written> mayGo, Function<Written, Instant> age, Comparator<Written> order) {
        return forgetting((storage, tenant, before, limit) -> storage.written(tenant).stream()
                .filter(mayGo)
                .filter(each -> age.apply(each).isBefore(before))
                .sorted(order)
                .limit(Rows.checkedLimit(limit)));
    }

    /** Looks for those that may go among so many of the oldest of all. */
    private static Storage limitingAll() {
        return forgetting((storage, tenant, before, limit) -> storage.written(tenant).stream()
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .filter(each -> mayGo(each) && age(each).isBefore(before)));
    }

    /** Looks for those of a tenant among so many of the oldest of all tenants. */
    private static Storage limitingAllTenants() {
        return forgetting((storage, tenant, before, limit) -> storage.tenants().stream()
                .flatMap(each -> storage.written(each).stream())
                .filter(each -> mayGo(each) && age(each).isBefore(before))
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .filter(storage.written(tenant)::contains));
    }

    /** Chooses the interactions that a storage forgets, of all that it has, in that order. */
    private interface Choice {
        Stream<Written> of(FlawedInboxStorage storage, TenantId tenant, Instant before, int limit);
    }

    private static Storage forgetting(Choice choice) {
        return new FlawedInboxStorage() {
            @Override
            public int forgetInteractions(TenantId tenant, Instant before, int limit) {
                List<StoredInteraction> gone = choice.of(this, tenant, before, limit)
                        .map(Written::present)
                        .toList();
                delete(tenant, gone);
                return gone.size();
            }
        };
    }

    private static boolean mayGo(Written interaction) {
        return interaction.is(State.MISSED) || interaction.is(State.EARLY);
    }

    /** Returns the instant that counts for an interaction that may go. */
    private static Instant age(Written interaction) {
        StoredInteraction present = interaction.present();
        return interaction.is(State.MISSED) ? present.ended().orElseThrow() : present.began();
    }

    private static Comparator<Written> newestFirst() {
        return OLDEST_FIRST.reversed();
    }

    /** Missed ones first, whatever the instants are. */
    private static Comparator<Written> missedFirst() {
        return Comparator.<Written, Boolean>comparing(each -> each.is(State.EARLY))
                .thenComparing(OLDEST_FIRST);
    }

    /** Forgets all that is as old, whatever the limit. */
    private static Storage ignoringTheLimit() {
        return new FlawedStorage() {
            @Override
            public int forgetInteractions(TenantId tenant, Instant before, int limit) {
                return sound.forgetInteractions(tenant, before, Integer.MAX_VALUE);
            }
        };
    }

    /** Takes any limit as one that is allowed. */
    private static Storage anyLimit() {
        return new FlawedStorage() {
            @Override
            public int forgetInteractions(TenantId tenant, Instant before, int limit) {
                return sound.forgetInteractions(tenant, before, Math.max(limit, 1));
            }
        };
    }

    /** Says another number than that of those that went. */
    private static Storage counting(IntBinaryOperator ofGoneAndLimit) {
        return new FlawedStorage() {
            @Override
            public int forgetInteractions(TenantId tenant, Instant before, int limit) {
                return ofGoneAndLimit.applyAsInt(sound.forgetInteractions(tenant, before, limit), limit);
            }
        };
    }

    /** Forgets for every tenant. */
    private static Storage forAllTenants() {
        return new FlawedInboxStorage() {
            @Override
            public int forgetInteractions(TenantId tenant, Instant before, int limit) {
                int gone = sound.forgetInteractions(tenant, before, limit);
                for (TenantId each : tenants()) {
                    int unused = sound.forgetInteractions(each, before, limit);
                }
                return gone;
            }
        };
    }

    /** Deletes the journal with what it forgets. */
    private static Storage forgettingTheJournal() {
        return new FlawedStorage() {
            @Override
            public int forgetInteractions(TenantId tenant, Instant before, int limit) {
                int gone = sound.forgetInteractions(tenant, before, limit);
                int unused = sound.trimJournal(tenant, new JournalTrim(new JournalTrim.Newest(0), true), 99);
                return gone;
            }
        };
    }

    /** A storage that has the messages of what it forgot. */
    private static class Keeping extends FlawedInboxStorage {
        final Map<InteractionId, List<StoredMessage>> kept = new ConcurrentHashMap<>();

        @Override
        public int forgetInteractions(TenantId tenant, Instant before, int limit) {
            Map<InteractionId, List<StoredMessage>> said = new HashMap<>();
            written(tenant).forEach(each -> said.put(each.id(), MessageFlaws.all(sound.records(), tenant, each.id())));
            int gone = sound.forgetInteractions(tenant, before, limit);
            written(tenant).forEach(each -> said.remove(each.id()));
            kept.putAll(said);
            return gone;
        }

        List<StoredMessage> kept(InteractionId interaction) {
            return kept.getOrDefault(interaction, List.of());
        }
    }

    /** Deletes so many messages at most of an interaction that it forgets. */
    private static Storage keepingMessages(int deleted) {
        return new Keeping() {
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
                        Rows<StoredMessage> rows = super.messages(tenant, interaction, order, from, size);
                        Stream<StoredMessage> stay = kept(interaction).stream().skip(deleted);
                        return new Rows<>(
                                Stream.concat(stay, rows.items().stream()).toList(), rows.next());
                    }
                };
            }
        };
    }

    /** Keeps the last state of a call that it forgets. */
    private static Storage keepingCallStates() {
        return new Keeping() {
            @Override
            public RecordReads records() {
                return new FlawedRecordReads(sound.records()) {
                    @Override
                    public Optional<StoredMessage> lastCallState(TenantId tenant, InteractionId interaction) {
                        return super.lastCallState(tenant, interaction)
                                .or(() -> kept(interaction).stream()
                                        .filter(message -> message.call().isPresent())
                                        .findFirst());
                    }
                };
            }
        };
    }

    /** Takes the id of what it forgot as one that is there. */
    private static Storage keepingIds() {
        return new Keeping() {
            @Override
            public CommitResult commit(ChangeSet changes) {
                Optional<RecordId> forgotten = changes.created().stream()
                        .<RecordId>map(Stored::id)
                        .filter(kept::containsKey)
                        .findFirst();
                return forgotten.isPresent()
                        ? new CommitResult.Refused(List.of(new Broken.Exists(forgotten.get())))
                        : super.commit(changes);
            }
        };
    }
}
