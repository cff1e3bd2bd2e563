package dev.caredesk.core.desk;

import dev.caredesk.Actor;
import dev.caredesk.AgentId;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Comment;
import dev.caredesk.activity.End;
import dev.caredesk.activity.Message;
import dev.caredesk.core.channel.Additions;
import dev.caredesk.core.channel.Ends;
import dev.caredesk.core.channel.InteractionKeys;
import dev.caredesk.core.channel.SlotKeys;
import dev.caredesk.core.codec.Codec;
import dev.caredesk.core.codec.CommandCodec;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.CustomerRecord;
import dev.caredesk.core.draft.DeskRecord;
import dev.caredesk.core.draft.RequestRecord;
import dev.caredesk.core.event.EventCodec;
import dev.caredesk.core.search.CustomerTerms;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.core.text.Bounded;
import dev.caredesk.core.text.Text;
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
import dev.caredesk.spi.storage.JournalEntry;
import dev.caredesk.spi.storage.RecentWrite;
import dev.caredesk.spi.storage.Release;
import dev.caredesk.spi.storage.Require;
import dev.caredesk.spi.storage.Stored;
import dev.caredesk.spi.storage.Touch;
import dev.caredesk.spi.storage.Write;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A ChangeSet in the making, in the words of the rules: each change of a record brings its journal entry, index, claims and
 * touches with it. Lives for one decision.
 */
final class Changes {

    private final TenantScope scope;
    private final AgentId agent;
    private final ChangeSet.Builder builder;
    private final Set<ActivityId> changed = new HashSet<>();

    Changes(TenantScope scope, String id, AgentId agent, Instant at) {
        this.scope = scope;
        this.agent = agent;
        this.builder = ChangeSet.builder(ChangeSetId.of(id), scope.id(), Actor.of(agent), at);
    }

    Instant at() {
        return builder.at();
    }

    /** For what other packages add to the same commit. */
    ChangeSet.Builder builder() {
        return builder;
    }

    ChangeSet build() {
        return builder.build();
    }

    Changes create(CustomerRecord customer) {
        builder.write(Write.create(Codec.store(customer)))
                .index(CustomerTerms.index(
                        customer.id(), customer.profile(), scope.settings().region()));
        externalId(customer).ifPresent(key -> builder.claim(new Claim(key, customer.id(), agent)));
        return journalCreated(customer.id(), Optional.of(customer.id()), Diffs.of(Map.of(), customer.values()));
    }

    Changes change(CustomerRecord before, CustomerRecord after) {
        builder.write(Write.change(Codec.store(after), before.version()))
                .index(CustomerTerms.index(
                        after.id(), after.profile(), scope.settings().region()));
        Optional<Claim.Key> old = externalId(before);
        Optional<Claim.Key> now = externalId(after);
        if (!old.equals(now)) {
            old.ifPresent(key -> builder.release(new Release(key, after.id())));
            now.ifPresent(key -> builder.claim(new Claim(key, after.id(), agent)));
        }
        return journal(after, Optional.of(after.id()), Event.Kind.CHANGED, Diffs.of(before, after));
    }

    Changes create(RequestRecord request) {
        builder.write(Write.create(Codec.store(request)));
        return journalCreated(request.id(), Optional.of(request.customer()), Diffs.of(Map.of(), request.values()));
    }

    Changes change(RequestRecord before, RequestRecord after, Event.Kind kind) {
        builder.write(Write.change(Codec.store(after), before.version()));
        List<FieldDiff> diffs = kind == Event.Kind.CLOSED ? EventCodec.CLOSED : Diffs.of(before, after);
        return journal(after, Optional.of(after.customer()), kind, diffs);
    }

    /** A new activity holds its interaction for good (X2), and one of the agent's slots while it is live (D4). */
    Changes create(ActivityRecord activity) {
        builder.write(Write.create(Codec.store(activity)))
                .claim(new Claim(InteractionKeys.key(activity.activity().interaction()), activity.id(), agent));
        activity.slot()
                .map(slot -> SlotKeys.key(agent, activity.activity().media(), slot))
                .ifPresent(key -> builder.claim(new Claim(key, activity.id(), agent)));
        return journalCreated(activity.id(), activity.customer(), Diffs.created(activity));
    }

    Changes change(ActivityRecord before, ActivityRecord after, Event.Kind kind) {
        changed.add(after.id());
        builder.write(Write.change(Codec.store(after), before.version()));
        return journal(after, after.customer(), kind, Diffs.of(before, after));
    }

    Changes add(Comment comment, Optional<CustomerId> customer) {
        return append(Codec.store(comment), comment.activity(), customer);
    }

    Changes add(Message message, Optional<CustomerId> customer) {
        return append(Codec.store(message), message.activity(), customer);
    }

    private Changes append(Stored record, ActivityId activity, Optional<CustomerId> customer) {
        builder.write(Write.create(record)).journal(Additions.entry(record.id(), activity, customer));
        return this;
    }

    /** R8: the request was updated; a closed one refuses. */
    Changes update(RequestId request) {
        builder.touch(new Touch(request, at(), scope.settings().closeAfter(), true, false));
        return this;
    }

    /** M3: the request was updated, unless it is closed. */
    Changes updateIfOpen(RequestId request) {
        builder.touch(new Touch(request, at(), scope.settings().closeAfter(), true, true));
        return this;
    }

    /** R6, R8: an activity left the request, which is no update. */
    Changes left(RequestId request) {
        builder.touch(new Touch(request, at(), scope.settings().closeAfter(), false, false));
        return this;
    }

    /**
     * A6: the end of a live activity. Only that of a conversation is an update (R8); a closed request is left alone (R5). Which
     * request it is in must still be true at the commit.
     */
    Changes end(ActivityRecord activity, End end) {
        if (!changed.contains(activity.id())) {
            require(new Require.AtVersion(activity.id(), activity.version()));
        }
        Ends.add(builder, scope, Codec.store(activity), end);
        return this;
    }

    Changes hold(ActivityId activity, Optional<EngagementId> engagement) {
        builder.hold(new Hold(activity, engagement));
        return this;
    }

    Changes require(Require require) {
        builder.require(require);
        return this;
    }

    Changes draft(DraftWrite draft) {
        builder.draft(draft);
        return this;
    }

    /** D2. */
    Changes closed(CustomerId customer) {
        builder.recent(new RecentWrite(agent, customer));
        return this;
    }

    /** X5. */
    Changes command(Command command, ActivityId activity) {
        builder.command(CommandCodec.store(command, activity));
        return this;
    }

    private Changes journalCreated(RecordId record, Optional<CustomerId> customer, List<FieldDiff> diffs) {
        builder.journal(new JournalEntry(
                record,
                Optional.of(Version.FIRST),
                customer,
                Event.Kind.CREATED,
                Diffs.fields(diffs),
                Codec.store(diffs)));
        return this;
    }

    private Changes journal(DeskRecord after, Optional<CustomerId> customer, Event.Kind kind, List<FieldDiff> diffs) {
        builder.journal(new JournalEntry(
                after.id(), Optional.of(after.version()), customer, kind, Diffs.fields(diffs), Codec.store(diffs)));
        return this;
    }

    private static Optional<Claim.Key> externalId(CustomerRecord customer) {
        return customer.profile()
                .get(CustomerFields.EXTERNAL_ID)
                .map(id -> new Claim.Key(Claim.Kind.EXTERNAL_ID, bounded(id)));
    }

    /** C7: an embedder may allow longer texts (L6) than a key has. */
    private static String bounded(String id) {
        return Text.characters(id) <= Claim.Key.MAX ? id : Bounded.distinct(id, Claim.Key.MAX);
    }
}
