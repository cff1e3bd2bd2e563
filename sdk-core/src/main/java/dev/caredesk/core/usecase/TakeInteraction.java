package dev.caredesk.core.usecase;

import dev.caredesk.Outcome;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.codec.InteractionCodec;
import dev.caredesk.core.codec.InteractionCodec.InteractionDetails;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.Changes;
import dev.caredesk.core.commit.IncomingMessages;
import dev.caredesk.core.commit.Refusals;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.core.match.MatchKeys;
import dev.caredesk.core.match.Prefill;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.core.session.NewEngagement;
import dev.caredesk.core.session.RefreshEngagement;
import dev.caredesk.core.session.Session;
import dev.caredesk.core.usecase.InteractionTarget.MatchedInteraction;
import dev.caredesk.core.view.EngagementCache;
import dev.caredesk.core.view.PageReader;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Event;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.CustomerFile;
import dev.caredesk.spi.storage.Match;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.StoredActivity;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The common part of accepting an offer and picking up a missed interaction: whom the interaction is of, which engagement it comes to, and
 * what it becomes there (A1, A2, C6, D3).
 */
final class TakeInteraction {

    private final DeskContext desk;
    private final TenantScope scope;
    private final InteractionId id;

    TakeInteraction(DeskContext desk, InteractionId id) {
        this.desk = desk;
        this.scope = desk.scope();
        this.id = id;
    }

    /** Returns the interaction as stored. */
    Optional<StoredInteraction> row() {
        return new PageReader(scope).interaction(id);
    }

    /** Returns the engagement that an interaction comes to; one read matches its contact with customers. */
    InteractionTarget target(Attempt attempt, StoredInteraction row) {
        attempt.broken(Broken.CustomerOpen.class)
                .forEach(open -> desk.sessions().takeUp(open.present()));
        long mark = desk.sessions().newsMark();
        InteractionDetails details = InteractionCodec.details(row);
        Match match = match(details.contact());
        MatchedInteraction matched = new MatchedInteraction(row, details, match, call(details));
        return new InteractionTarget(session(details.contact(), match, mark), Optional.of(matched));
    }

    private Optional<CallState> call(InteractionDetails details) {
        return details.media() == MediaType.VOICE ? new PageReader(scope).callState(id) : Optional.empty();
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
    private Session session(Contact contact, Match match, long mark) {
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

    /** Returns the activity that the interaction becomes, live and in no request. */
    ActivityRecord activity(InteractionDetails details, EngagementData engagement, Instant now) {
        return ActivityRecord.started(
                activity(),
                new ActivityRecord.Origin(
                        details.media(), details.direction(), details.contact().address(), id),
                desk.agent(),
                now,
                engagement.id());
    }

    /** Adds that this agent takes the interaction, as that activity, and returns the engagement after it. */
    EngagementData add(
            Changes changes, Session session, MatchedInteraction matched, ActivityRecord activity, int slot) {
        EngagementData before = fresh(session, matched.match());
        changes.change(matched.row(), matched.row().takenBy(activity(), desk.agent()), Optional.of(Event.Kind.TAKEN));
        EngagementData after = new JoinActivity(scope).add(changes, before, activity, slot);
        if (isPrefillCut(before, matched.details().contact())) {
            Optional<StoredActivity> placed = Optional.ofNullable(
                            after.records().activities().get(activity()))
                    .map(loaded -> RecordCodec.store(loaded.latest()));
            IncomingMessages.add(changes.builder(), id, placed, prefillNote(changes.at()), scope.limits());
        }
        return after;
    }

    /** Returns the engagement with the customer's open requests, which may have changed since it was opened here (A2). */
    private static EngagementData fresh(Session session, Match match) {
        EngagementData engagement = session.engagement();
        return match.file()
                .filter(file -> file.customer().id().equals(engagement.customer()))
                .map(file -> RefreshEngagement.withOpenRequests(engagement, file))
                .orElse(engagement);
    }

    /** Returns whether this opens a new customer with a prefilled value left empty (L4). */
    private boolean isPrefillCut(EngagementData engagement, Contact contact) {
        boolean begins =
                !engagement.isCreated() && engagement.records().activities().isEmpty();
        return begins && Prefill.of(contact, scope.limits()).leftEmpty();
    }

    private static IncomingMessage prefillNote(Instant now) {
        Content note = Content.text("").noted(ContentNote.PREFILL_LEFT_EMPTY);
        return new IncomingMessage("caredesk:prefill", now, Direction.INBOUND, note);
    }

    /** Returns the cache with what was read for the accept: the journey or the candidates, and the state of a call (X3). */
    EngagementCache cached(EngagementCache cache, MatchedInteraction matched, EngagementData after) {
        EngagementCache known = after.isCreated()
                ? cache.withCurrent(after)
                : cache.withCandidates(matched.match().customers().stream()
                        .map(RecordCodec::customer)
                        .toList());
        return matched.call().map(state -> known.withCall(activity(), state)).orElse(known);
    }

    /** Returns the engagement of an interaction that this agent took before, else why it is not to be had (D5). */
    Outcome<Session> earlier(Optional<StoredInteraction> row) {
        Optional<StoredInteraction.Taken> own = row.flatMap(StoredInteraction::taken)
                .filter(taken -> taken.agent().equals(desk.agent()));
        if (own.isEmpty()) {
            return Outcome.refused(Refusals.lost(row));
        }
        return new RefreshEngagement(scope)
                .activity(own.get().activity())
                .flatMap(ActivityRecord::engagement)
                .flatMap(desk.sessions()::takeUp)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusals.lost(Optional.empty())));
    }

    /** Returns an id that this agent gets again when the call is repeated (E7). */
    String derived(String kind) {
        return DerivedIds.derived(
                kind, id.channel().value(), id.value(), desk.agent().value());
    }

    ActivityId activity() {
        return DerivedIds.activity(id);
    }
}
