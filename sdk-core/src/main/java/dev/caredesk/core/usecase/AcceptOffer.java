package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.CommitParticipant;
import dev.caredesk.core.commit.CommitPlan;
import dev.caredesk.core.commit.CommitPlan.NextState;
import dev.caredesk.core.commit.IncomingMessages;
import dev.caredesk.core.commit.InteractionKeys;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.commit.UseCase;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.match.MatchKeys;
import dev.caredesk.core.match.Prefill;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.session.NewEngagement;
import dev.caredesk.core.session.RefreshEngagement;
import dev.caredesk.core.session.Session;
import dev.caredesk.core.view.EngagementCache;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MatchKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Accepts an interaction (A1, A2, C6, D3, D4, D5). Lives for one call.
 *
 * <ol>
 *   <li>One read matches the contact with customers.
 *   <li>The activity joins the engagement that has the customer open, or a new one.
 *   <li>One commit creates the activity with its messages, and the command to the channel.
 *   <li>If the interaction was accepted before, the same agent gets its engagement, and any other is told who has it.
 * </ol>
 */
public final class AcceptOffer implements UseCase<AcceptOffer.Target, Session> {

    private final DeskContext desk;
    private final TenantScope scope;
    private final InteractionId id;
    private int slot;

    public AcceptOffer(DeskContext desk, InteractionId id) {
        this.desk = desk;
        this.scope = desk.scope();
        this.id = id;
    }

    /**
     * The engagement that the interaction joins.
     *
     * @param offer the accepted offer; empty if this agent accepted the interaction before
     */
    record Target(Session session, Optional<MatchedOffer> offer) implements UseCase.Subject {
        @Override
        public List<CommitParticipant> participants() {
            return offer.isPresent() ? List.of(session) : List.of();
        }
    }

    /** An offer with the customers that its contact matches. */
    record MatchedOffer(Interaction interaction, Match match) {}

    @Override
    public Outcome<Target> load(Attempt attempt) {
        Optional<Interaction> offer = desk.offers()
                .find(id)
                .filter(it -> it.desks().isEmpty() || it.desks().contains(desk.agent()));
        if (offer.isEmpty() || attempt.broken().stream().anyMatch(this::isAccepted)) {
            return earlier().map(session -> new Target(session, Optional.empty()));
        }
        attempt.broken(Broken.CustomerOpen.class)
                .forEach(open -> desk.sessions().takeUp(open.present()));
        return takeSlot(attempt, offer.get()).map(taken -> target(offer.get()));
    }

    private Target target(Interaction interaction) {
        long mark = desk.sessions().newsMark();
        Match match = match(interaction.contact());
        return new Target(session(interaction, match, mark), Optional.of(new MatchedOffer(interaction, match)));
    }

    /** Takes the first free slot, once the expected one turned out to be taken (D4). */
    private Outcome<Integer> takeSlot(Attempt attempt, Interaction interaction) {
        if (!FreeSlot.isMissed(attempt)) {
            return Outcome.done(slot);
        }
        OptionalInt free = FreeSlot.find(scope, desk.agent(), interaction.media());
        if (free.isEmpty()) {
            return Outcome.refused(Refusals.tooMany(interaction.media(), scope.limits()));
        }
        slot = free.getAsInt();
        return Outcome.done(slot);
    }

    private Match match(Contact contact) {
        Set<MatchKey> keys = MatchKeys.of(contact, scope.settings().region());
        return keys.isEmpty()
                ? new Match(List.of(), Optional.empty())
                : scope.storage()
                        .records()
                        .match(scope.id(), keys, scope.now(), scope.limits().pageEntries());
    }

    /**
     * Returns the engagement to join (C6). Exactly one matching customer at a proven address is linked by itself; otherwise a new customer
     * opens until the agent chooses.
     */
    private Session session(Interaction interaction, Match match, long mark) {
        Contact contact = interaction.contact();
        EngagementId engagement = EngagementId.of(derived("engagement"));
        Optional<CustomerFile> file = contact.proven() ? match.file() : Optional.empty();
        if (file.isPresent()) {
            return desk.sessions()
                    .ofCustomerOr(
                            file.get().customer().id(),
                            () -> NewEngagement.known(engagement, desk.agent(), file.get()),
                            file.get(),
                            mark);
        }
        CustomerId customer = CustomerId.of(derived("customer"));
        return desk.sessions()
                .ofContactOr(
                        contact,
                        () -> NewEngagement.uncreated(engagement, desk.agent(), customer, contact, scope.limits()));
    }

    @Override
    public Outcome<CommitPlan<Session>> decide(Target target, Instant now) {
        return Outcome.done(target.offer()
                .map(offer -> accept(target.session(), offer, now))
                .orElseGet(() -> CommitPlan.nothing(target.session())));
    }

    private CommitPlan<Session> accept(Session session, MatchedOffer offer, Instant now) {
        Interaction interaction = offer.interaction();
        EngagementData engagement = session.engagement();
        // The open requests of a customer that is open here may have changed (A2).
        EngagementData fresh = offer.match()
                .file()
                .filter(file -> file.customer().id().equals(engagement.customer()))
                .map(file -> RefreshEngagement.withOpenRequests(engagement, file))
                .orElse(engagement);
        Changes changes = new Changes(scope, derived("accept"), desk.agent(), now);
        EngagementData after = new JoinActivity(scope).add(changes, fresh, started(interaction, fresh, now), slot);
        addMessages(changes, interaction, fresh, after);
        changes.command(new Command.Accept(CommandId.of(activity().value()), id, desk.agent()), activity());
        return CommitPlan.commit(changes, session, NextState.of(after).caching(cache -> cached(cache, offer, after)));
    }

    private ActivityRecord started(Interaction interaction, EngagementData engagement, Instant now) {
        return ActivityRecord.started(
                activity(),
                new ActivityRecord.Origin(
                        interaction.media(),
                        interaction.direction(),
                        interaction.contact().address(),
                        id),
                desk.agent(),
                now,
                engagement.id());
    }

    private void addMessages(Changes changes, Interaction interaction, EngagementData before, EngagementData after) {
        Optional<CustomerId> customer = after.records().known();
        if (isPrefillCut(before, interaction.contact())) {
            IncomingMessages.add(changes.builder(), activity(), customer, prefillNote(changes.at()), scope.limits());
        }
        for (IncomingMessage message : interaction.messages()) {
            IncomingMessages.add(changes.builder(), activity(), customer, message, scope.limits());
        }
    }

    /** Returns whether this accept opens a new customer with a prefilled value left empty (L4). */
    private boolean isPrefillCut(EngagementData engagement, Contact contact) {
        boolean begins =
                !engagement.isCreated() && engagement.records().activities().isEmpty();
        return begins && Prefill.of(contact, scope.limits()).leftEmpty();
    }

    private static IncomingMessage prefillNote(Instant now) {
        Content note = Content.text("").noted(ContentNote.PREFILL_LEFT_EMPTY);
        return new IncomingMessage("caredesk:prefill", now, Direction.INBOUND, note);
    }

    /** Returns the cache with the state of a ringing call, which the last stored message has (X3). */
    private EngagementCache cached(EngagementCache cache, MatchedOffer offer, EngagementData after) {
        EngagementCache known = after.isCreated()
                ? cache.withCurrent(after)
                : cache.withCandidates(offer.match().customers().stream()
                        .map(RecordCodec::customer)
                        .toList());
        return offer.interaction().messages().stream()
                .flatMap(message -> message.content().call().stream())
                .reduce((before, last) -> last)
                .map(state -> known.withCall(activity(), state))
                .orElse(known);
    }

    @Override
    public Outcome<Session> done(Target target, Session session, boolean again) {
        if (again) {
            Outcome<Session> before = earlier();
            before.toOptional().ifPresent(desk.sessions()::readAllIfPossible);
            return before;
        }
        Set<String> committed = target.offer().orElseThrow().interaction().messages().stream()
                .map(IncomingMessage::id)
                .collect(Collectors.toSet());
        desk.offers().taken(id, desk.agent(), activity(), committed);
        return Outcome.done(session);
    }

    /**
     * Returns whether the interaction is accepted. Everybody who accepts it makes the same activity, which has the claim, so a second
     * accept may find the activity instead of the claim.
     */
    private boolean isAccepted(Broken condition) {
        return isClaimed(condition)
                || (condition instanceof Broken.Exists exists && exists.record().equals(activity()));
    }

    private static boolean isClaimed(Broken condition) {
        return condition instanceof Broken.Held held && held.present().key().kind() == Claim.Kind.INTERACTION;
    }

    /**
     * Returns the engagement of an interaction that this agent accepted before, else why it is not to be had (D5). The offer may now hold
     * more than was committed then, and would perhaps open another engagement.
     */
    private Outcome<Session> earlier() {
        Optional<Claim> claim = claim();
        if (claim.isEmpty()) {
            return Outcome.refused(gone());
        }
        if (!claim.get().agent().equals(desk.agent())) {
            desk.offers().takenElsewhere(id, claim.get().agent());
            return Outcome.refused(
                    new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, claim.get().agent()));
        }
        ActivityId accepted = (ActivityId) claim.get().holder();
        desk.offers().taken(id, desk.agent(), accepted, Set.of());
        return new RefreshEngagement(scope)
                .activity(accepted)
                .flatMap(ActivityRecord::engagement)
                .flatMap(desk.sessions()::takeUp)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(gone()));
    }

    /** Returns why an interaction that is not offered here cannot be accepted (D5). */
    public Refusal lost() {
        return claim().<Refusal>map(claim -> new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, claim.agent()))
                .orElseGet(AcceptOffer::gone);
    }

    private Optional<Claim> claim() {
        return scope.storage().records().claims(scope.id(), List.of(InteractionKeys.key(id))).stream()
                .findFirst();
    }

    private static Refusal gone() {
        return new Refusal.Closed(RefusalCode.INTERACTION_GONE, Optional.empty());
    }

    private String derived(String kind) {
        return DerivedIds.derived(
                kind, id.channel().value(), id.value(), desk.agent().value());
    }

    private ActivityId activity() {
        return ActivityId.of(DerivedIds.derived("activity", id.channel().value(), id.value()));
    }
}
