package dev.caredesk.core.commit;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.End;
import dev.caredesk.activity.Message;
import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.codec.EventCodec;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.CustomerRecord;
import dev.caredesk.core.engagement.DeskRecord;
import dev.caredesk.core.engagement.RequestRecord;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.search.CustomerTerms;
import dev.caredesk.core.text.BoundedText;
import dev.caredesk.core.text.TextRules;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.DraftWrite;
import dev.caredesk.spi.storage.Hold;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Purpose;
import dev.caredesk.spi.storage.RecentWrite;
import dev.caredesk.spi.storage.RecordChange;
import dev.caredesk.spi.storage.Release;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.StoredInteraction;
import dev.caredesk.spi.storage.Touch;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds a ChangeSet in the words of the rules: each change of a record adds its journal entry, index, claims and touches. Lives for one
 * decision.
 */
public final class Changes {

    private final TenantScope scope;
    private final Actor actor;
    private final ChangeSetId id;
    private final ChangeSet.Builder builder;
    private final Set<ActivityId> changed = new HashSet<>();
    private List<Field> partlySearchable = List.of();

    /** Begins changes by an agent. */
    public Changes(TenantScope scope, String id, AgentId agent, Instant at) {
        this(scope, id, Actor.of(agent), at);
    }

    /** Begins changes by an agent, a channel or the system; only an agent's changes can claim a key. */
    public Changes(TenantScope scope, String id, Actor actor, Instant at) {
        this.scope = scope;
        this.actor = actor;
        this.id = ChangeSetId.of(id);
        this.builder = ChangeSet.builder(this.id, scope.id(), actor, at);
    }

    public ChangeSetId id() {
        return id;
    }

    /** Sets the purpose that the id was given for (E7). */
    public Changes purpose(Purpose purpose) {
        builder.purpose(purpose);
        return this;
    }

    public Instant at() {
        return builder.at();
    }

    /** Returns the builder, for parts that other packages add to the same commit. */
    public ChangeSet.Builder builder() {
        return builder;
    }

    public ChangeSet build() {
        return builder.build();
    }

    public void create(CustomerRecord customer) {
        builder.create(RecordCodec.store(customer)).index(indexed(customer));
        externalId(customer).ifPresent(key -> builder.claim(new Claim(key, customer.id(), agent())));
        journalCreated(customer.id(), Optional.of(customer.id()), FieldDiffs.of(Map.of(), customer.values()));
    }

    public void change(CustomerRecord before, CustomerRecord after) {
        builder.change(RecordCodec.change(after, before.version())).index(indexed(after));
        Optional<Claim.Key> old = externalId(before);
        Optional<Claim.Key> now = externalId(after);
        if (!old.equals(now)) {
            old.ifPresent(key -> builder.release(new Release(key, after.id())));
            now.ifPresent(key -> builder.claim(new Claim(key, after.id(), agent())));
        }
        journal(after, Optional.of(after.id()), Event.Kind.CHANGED, FieldDiffs.of(before, after));
    }

    public void create(RequestRecord request) {
        builder.create(RecordCodec.store(request));
        journalCreated(request.id(), Optional.of(request.customer()), FieldDiffs.of(Map.of(), request.values()));
    }

    public void change(RequestRecord before, RequestRecord after, Event.Kind kind) {
        builder.change(RecordCodec.change(after, before.version()));
        List<FieldDiff> diffs = kind == Event.Kind.CLOSED ? EventCodec.CLOSED : FieldDiffs.of(before, after);
        journal(after, Optional.of(after.customer()), kind, diffs);
    }

    /** Adds a new activity, with one of the agent's slots while it is live (D4). */
    public void create(ActivityRecord activity) {
        builder.create(RecordCodec.store(activity));
        activity.slot()
                .map(slot -> SlotKeys.key(agent(), activity.activity().media(), slot))
                .ifPresent(key -> builder.claim(new Claim(key, activity.id(), agent())));
        journalCreated(activity.id(), activity.customer(), FieldDiffs.created(activity));
    }

    public void change(ActivityRecord before, ActivityRecord after, Event.Kind kind) {
        changed.add(after.id());
        builder.change(RecordCodec.change(after, before.version()));
        journal(after, after.customer(), kind, FieldDiffs.of(before, after));
    }

    public void add(Comment comment, Optional<CustomerId> customer) {
        append(RecordCodec.store(comment), comment.activity(), customer);
    }

    public void add(Message message, ActivityRecord activity) {
        append(RecordCodec.store(message), activity.id(), activity.customer());
    }

    /** Adds a new interaction, and tells what it is, if there is something to tell. */
    public void create(StoredInteraction interaction, Optional<Event.Kind> kind) {
        builder.create(interaction);
        kind.ifPresent(told -> journal(interaction, told));
    }

    /** Adds a change of an interaction, and tells what happened to it, if there is something to tell. */
    public void change(StoredInteraction before, StoredInteraction after, Optional<Event.Kind> kind) {
        builder.change(new RecordChange.InteractionChange(before.version(), after));
        kind.ifPresent(told -> journal(after, told));
    }

    private void journal(StoredInteraction interaction, Event.Kind kind) {
        builder.journal(new JournalEntry(
                interaction.id(),
                Optional.of(interaction.version()),
                Optional.empty(),
                kind,
                List.of(),
                Payload.EMPTY));
    }

    private void append(Stored record, ActivityId activity, Optional<CustomerId> customer) {
        builder.create(record).journal(AdditionJournalEntry.entry(record.id(), activity, customer));
    }

    /** Adds an update of the request; the commit is refused if the request is closed (R8). */
    public void update(RequestId request) {
        builder.touch(new Touch(request, scope.settings().closeAfter(), true, false));
    }

    /** Adds an update of the request, which has no effect if the request is closed (M3). */
    public void updateIfOpen(RequestId request) {
        builder.touch(new Touch(request, scope.settings().closeAfter(), true, true));
    }

    /** Adds that an activity left the request, which is no update (R6, R8). */
    public void left(RequestId request) {
        builder.touch(new Touch(request, scope.settings().closeAfter(), false, false));
    }

    /**
     * Ends a live activity (A6). The end of a conversation is an update of its request (R8), unless that is closed (R5). The commit is
     * refused if the activity is in another request by then.
     */
    public void end(ActivityRecord activity, End end) {
        if (!changed.contains(activity.id())) {
            require(new Require.AtVersion(activity.id(), activity.version()));
        }
        EndActivity.add(builder, scope, RecordCodec.store(activity), end);
    }

    public void hold(ActivityId activity, Optional<EngagementId> engagement) {
        builder.hold(new Hold(activity, engagement));
    }

    public void require(Require require) {
        builder.require(require);
    }

    public void draft(DraftWrite draft) {
        builder.draft(draft);
    }

    /** Puts the customer into Recent (D2). */
    public void closed(CustomerId customer) {
        builder.recent(new RecentWrite(agent(), customer));
    }

    /** Adds a command for the interaction's channel, unless that needs not be told of it (X5). */
    public void command(Command command) {
        if (scope.isToldOf(command)) {
            builder.command(CommandCodec.store(command));
        }
    }

    private void journalCreated(RecordId record, Optional<CustomerId> customer, List<FieldDiff> diffs) {
        builder.journal(new JournalEntry(
                record,
                Optional.of(Version.FIRST),
                customer,
                Event.Kind.CREATED,
                FieldDiffs.fields(diffs),
                RecordCodec.store(diffs)));
    }

    private void journal(DeskRecord after, Optional<CustomerId> customer, Event.Kind kind, List<FieldDiff> diffs) {
        builder.journal(new JournalEntry(
                after.id(),
                Optional.of(after.version()),
                customer,
                kind,
                FieldDiffs.fields(diffs),
                RecordCodec.store(diffs)));
    }

    private Index indexed(CustomerRecord customer) {
        CustomerTerms terms = CustomerTerms.of(
                customer.id(),
                customer.profile(),
                scope.settings().region(),
                scope.limits().searchTerms());
        partlySearchable = terms.partly();
        return terms.index();
    }

    /** Returns the fields of the customer of which some words are not indexed (L8). */
    public List<Field> partlySearchable() {
        return partlySearchable;
    }

    private AgentId agent() {
        if (actor.kind() != Actor.Kind.AGENT) {
            throw new IllegalStateException("claims must be made by an agent, not by a " + actor.kind());
        }
        return AgentId.of(actor.name());
    }

    private static Optional<Claim.Key> externalId(CustomerRecord customer) {
        return customer.profile()
                .get(CustomerFields.EXTERNAL_ID)
                .map(id -> new Claim.Key(Claim.Kind.EXTERNAL_ID, bounded(id)));
    }

    /** Returns the id, shortened to the length of a key where an embedder allows longer texts (C7, L6). */
    private static String bounded(String id) {
        return TextRules.characters(id) <= Claim.Key.MAX ? id : BoundedText.distinct(id, Claim.Key.MAX);
    }
}
