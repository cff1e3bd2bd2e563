package dev.caredesk.core.desk;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.StorageException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.channel.Arrivals;
import dev.caredesk.core.channel.InteractionKeys;
import dev.caredesk.core.channel.SlotKeys;
import dev.caredesk.core.codec.Codec;
import dev.caredesk.core.draft.ActivityRecord;
import dev.caredesk.core.draft.CustomerRecord;
import dev.caredesk.core.draft.Work;
import dev.caredesk.core.match.MatchKeys;
import dev.caredesk.core.match.Prefill;
import dev.caredesk.core.tenant.Ids;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CommitResult;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MatchKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Accepting an interaction (A1, A2, C6, D3, D4, D5): one read matches it against the storage, one commit creates the activity in a new
 * engagement or in the one that has the customer open.
 */
final class Accepting {

    private static final int ATTEMPTS = 10;

    private final TenantScope scope;
    private final Workspace workspace;
    private int slot;

    Accepting(TenantScope scope, Workspace workspace) {
        this.scope = scope;
        this.workspace = workspace;
    }

    Outcome<Session> accept(InteractionId id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Interaction> offer = workspace
                    .offers()
                    .find(id)
                    .filter(it -> it.desks().isEmpty() || it.desks().contains(workspace.agent()));
            if (offer.isEmpty()) {
                return earlier(id);
            }
            Interaction interaction = offer.get();
            Match match = match(interaction.contact());
            Session target = target(interaction, match);
            CommitResult result = target.alone(() -> send(target, interaction));
            if (result instanceof CommitResult.Committed) {
                return Outcome.done(accepted(target, interaction, match));
            }
            Optional<Outcome<Session>> end = react(target, interaction, result);
            if (end.isPresent()) {
                return end.get();
            }
        }
        throw StorageException.unavailable("others changed the same records " + ATTEMPTS + " times in a row");
    }

    private Match match(Contact contact) {
        Set<MatchKey> keys = MatchKeys.of(contact, scope.settings().region());
        return keys.isEmpty()
                ? new Match(List.of(), Optional.empty())
                : scope.storage()
                        .records()
                        .match(scope.id(), keys, scope.now(), scope.limits().pageEntries());
    }

    /** C6: exactly one customer at a proven address links by itself; everything else is a new customer until the agent chooses. */
    private Session target(Interaction interaction, Match match) {
        Contact contact = interaction.contact();
        EngagementId id = EngagementId.of(derived("engagement", interaction.id()));
        Optional<CustomerFile> file = contact.proven() ? match.file() : Optional.empty();
        if (file.isPresent()) {
            return workspace
                    .ofCustomer(file.get().customer().id())
                    .orElseGet(() -> workspace.begun(Opening.known(id, workspace.agent(), file.get()), file));
        }
        return workspace.ofContact(contact).orElseGet(() -> {
            CustomerId customer = CustomerId.of(derived("customer", interaction.id()));
            Work work = Opening.newcomer(id, workspace.agent(), customer, contact, scope.limits());
            return workspace.begun(work, Optional.empty());
        });
    }

    private CommitResult send(Session target, Interaction interaction) {
        if (target.isOver()) {
            return new CommitResult.Stale(List.of());
        }
        Plan<ActivityId> plan = plan(target.work(), interaction, scope.now());
        return target.send(plan).result();
    }

    private Plan<ActivityId> plan(Work work, Interaction interaction, Instant now) {
        ActivityId id = activity(interaction.id());
        Changes changes = new Changes(scope, derived("accept", interaction.id()), work.desk(), now);
        ActivityRecord activity = ActivityRecord.started(
                id,
                new ActivityRecord.Origin(
                        interaction.media(),
                        interaction.direction(),
                        interaction.contact().address(),
                        interaction.id()),
                work.desk(),
                now,
                work.id());
        Work after = new Joining(scope).add(changes, work, activity, slot);
        if (isPrefillCut(work, interaction.contact())) {
            Arrivals.add(changes.builder(), id, after.records().known(), prefillNote(now), scope.limits());
        }
        for (IncomingMessage message : interaction.messages()) {
            Arrivals.add(changes.builder(), id, after.records().known(), message, scope.limits());
        }
        changes.command(new Command.Accept(CommandId.of(id.value()), interaction.id(), work.desk()), id);
        return Plan.commit(changes, after, id);
    }

    /** L4: whether this accept begins a new customer, and a value of its prefill was left empty. */
    private boolean isPrefillCut(Work work, Contact contact) {
        boolean begins = !work.isCreated() && work.records().activities().isEmpty();
        return begins && Prefill.of(contact, scope.limits()).leftEmpty();
    }

    private static IncomingMessage prefillNote(Instant now) {
        Content note = Content.text("").noted(ContentNote.PREFILL_LEFT_EMPTY);
        return new IncomingMessage("caredesk:prefill", now, Direction.INBOUND, note);
    }

    private Session accepted(Session target, Interaction interaction, Match match) {
        Session session = workspace.register(target);
        if (!session.work().isCreated()) {
            session.shown().candidates(candidates(match));
        }
        CurrentInJourney.add(session, scope.now());
        Set<String> committed =
                interaction.messages().stream().map(IncomingMessage::id).collect(Collectors.toSet());
        workspace.offers().taken(interaction.id(), workspace.agent(), activity(interaction.id()), committed);
        return session;
    }

    private static List<CustomerRecord> candidates(Match match) {
        return match.customers().stream().map(Codec::customer).toList();
    }

    private Optional<Outcome<Session>> react(Session target, Interaction interaction, CommitResult result) {
        List<Broken> broken = result instanceof CommitResult.Refused refused ? refused.conditions() : List.of();
        for (Broken condition : broken) {
            if (isAccepted(condition, interaction)) {
                return Optional.of(earlier(interaction.id()));
            }
            if (condition instanceof Broken.Held held && held.present().key().kind() == Claim.Kind.SLOT) {
                slot++;
                if (slot >= SlotKeys.limit(interaction.media(), scope.limits()).orElse(0)) {
                    return Optional.of(Outcome.refused(Refusals.tooMany(interaction.media(), scope.limits())));
                }
            } else if (condition instanceof Broken.CustomerOpen open) {
                workspace.takeUp(open.present());
            } else if (condition instanceof Broken.DraftMoved moved) {
                target.alone(() -> {
                    target.adopt(moved.present());
                    return target;
                });
            }
        }
        target.alone(() -> {
            target.refresh();
            return target;
        });
        return Optional.empty();
    }

    /** Whoever accepts it makes the same activity, which holds the claim: the second one finds the activity, and no other holder. */
    private static boolean isAccepted(Broken condition, Interaction interaction) {
        if (condition instanceof Broken.Exists exists) {
            return exists.record().equals(activity(interaction.id()));
        }
        return condition instanceof Broken.Held held && held.present().key().kind() == Claim.Kind.INTERACTION;
    }

    /** D5: what was accepted before: by this agent, which is accepting once, or by another, or it is gone. */
    private Outcome<Session> earlier(InteractionId id) {
        List<Claim> claims = scope.storage().records().claims(scope.id(), List.of(InteractionKeys.key(id)));
        if (claims.isEmpty()) {
            return Outcome.refused(gone());
        }
        Claim claim = claims.get(0);
        if (!claim.agent().equals(workspace.agent())) {
            workspace.offers().takenElsewhere(id, claim.agent());
            return Outcome.refused(new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, claim.agent()));
        }
        return new Refresher(scope)
                .activity((ActivityId) claim.holder())
                .flatMap(ActivityRecord::engagement)
                .flatMap(workspace::takeUp)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(gone()));
    }

    /** D5: why an interaction that is not offered here can't be had. */
    Refusal lost(InteractionId id) {
        return scope.storage().records().claims(scope.id(), List.of(InteractionKeys.key(id))).stream()
                .findFirst()
                .<Refusal>map(claim -> new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, claim.agent()))
                .orElseGet(Accepting::gone);
    }

    private static Refusal gone() {
        return new Refusal.Closed(RefusalCode.INTERACTION_GONE, Optional.empty());
    }

    private String derived(String kind, InteractionId interaction) {
        return Ids.derived(
                kind,
                interaction.channel().value(),
                interaction.value(),
                workspace.agent().value());
    }

    private static ActivityId activity(InteractionId interaction) {
        return ActivityId.of(Ids.derived("activity", interaction.channel().value(), interaction.value()));
    }
}
