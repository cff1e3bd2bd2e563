package dev.caredesk.core.channel;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.Offer;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.storage.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The open offers of a tenant's channels, in memory (D5). Safe for use by several threads; no lock is held while a desk or the storage is
 * called.
 *
 * <ol>
 *   <li>An offer is shown on its desks until an agent accepts it or it ends.
 *   <li>A report of an accepted interaction is stored with its activity.
 *   <li>A report that comes before its offer is kept until that comes (X2).
 * </ol>
 */
public final class Offers {

    private static final int DROPPED_NOTICE = 1_000;

    private final TenantScope scope;
    private final BiConsumer<Optional<AgentId>, DeskSignal> signals;
    private final OfferState offerState = new OfferState();
    private final StoreReports reports;
    private final LateReports lateReports;

    /** @param signals tells a desk, or all desks where none is named */
    public Offers(TenantScope scope, BiConsumer<Optional<AgentId>, DeskSignal> signals) {
        this.scope = scope;
        this.signals = signals;
        this.reports = new StoreReports(scope);
        this.lateReports = new LateReports(reports, scope.background());
    }

    /** Returns an offer in its present state, messages oldest first; empty if it is gone, taken, or never was. */
    public Optional<Interaction> find(InteractionId interaction) {
        return offerState.find(interaction);
    }

    /** Returns the offers that a desk sees, oldest first: without those hidden there or meant for other desks. */
    public List<Offer> on(AgentId desk) {
        return offerState.on(desk).stream().map(Offers::offer).toList();
    }

    /** Hides an offer on a desk as long as the process runs; false if that desk does not see it. */
    public boolean hide(InteractionId interaction, AgentId desk) {
        return offerState.hide(interaction, desk);
    }

    /**
     * Notes, after the commit, that an agent of this process accepted: the offer goes, the other desks are told, and reports that came
     * meanwhile are stored in the background. Idempotent.
     *
     * @param committedMessages the channel's ids of the messages that the commit had
     */
    public void taken(InteractionId interaction, AgentId by, ActivityId activity, Set<String> committedMessages) {
        take(interaction, by, Optional.of(activity), committedMessages);
    }

    /** Notes that an agent accepted in another process: the offer goes, and the desks are told. */
    public void takenElsewhere(InteractionId interaction, AgentId by) {
        take(interaction, by, Optional.empty(), Set.of());
    }

    /** Returns the part that stores reports. */
    StoreReports reports() {
        return reports;
    }

    /** Notes from the journal that the interaction of an activity is accepted. */
    void takenBy(ActivityId activity, InteractionId interaction, AgentId by) {
        take(interaction, by, Optional.of(activity), Set.of());
    }

    /** Returns whether the interaction of that activity is known. */
    boolean isKnown(ActivityId activity) {
        return offerState.isTakenBy(activity);
    }

    /** Looks up which offers were accepted meanwhile. Fails with the storage. */
    void lookAgain() {
        take(offerState.shown());
    }

    /** Withdraws those that are accepted already. */
    private void take(List<InteractionId> interactions) {
        reports.accepted(interactions).forEach((id, claim) -> takenBy(StoreReports.activity(claim), id, claim.agent()));
    }

    /** Takes offers of a channel; of an interaction that is accepted already, it stores what is new. */
    void offer(List<Interaction> interactions) {
        if (interactions.isEmpty()) {
            return;
        }
        take(interactions.stream().map(Interaction::id).toList());
        List<LateReport> late = new ArrayList<>();
        for (Interaction interaction : interactions) {
            OfferState.Step step = offerState.offer(interaction);
            if (step instanceof OfferState.Step.Accepted by) {
                late.add(new LateReport(
                        interaction.id(), Optional.of(by.activity()), interaction.messages(), Optional.empty()));
            } else {
                tell(step);
            }
        }
        reports.late(late);
    }

    /** Takes a message from a channel. */
    void message(InteractionId interaction, IncomingMessage message) {
        OfferState.Step step = offerState.message(interaction, message);
        if (step instanceof OfferState.Step.Unknown) {
            step = accepted(interaction).orElseGet(() -> hold(interaction, message));
        }
        if (step instanceof OfferState.Step.Accepted by) {
            reports.message(interaction, by.activity(), message);
        } else {
            tell(step);
        }
    }

    /** Takes the end of an interaction from a channel. */
    void ended(InteractionId interaction, Instant at) {
        OfferState.Step step = offerState.end(interaction, at);
        if (step instanceof OfferState.Step.Unknown) {
            step = accepted(interaction).orElseGet(() -> offerState.endForGood(interaction, at));
        }
        if (step instanceof OfferState.Step.Accepted by) {
            reports.ended(interaction, by.activity(), at);
        } else {
            tell(step);
        }
    }

    private Optional<OfferState.Step> accepted(InteractionId interaction) {
        Optional<Claim> claim =
                Optional.ofNullable(reports.accepted(List.of(interaction)).get(interaction));
        claim.ifPresent(held -> takenBy(StoreReports.activity(held), interaction, held.agent()));
        return claim.map(held -> new OfferState.Step.Accepted(StoreReports.activity(held)));
    }

    private OfferState.Step hold(InteractionId interaction, IncomingMessage message) {
        long before = offerState.dropped();
        OfferState.Step step = offerState.hold(interaction, message);
        // The first of many is enough.
        if (offerState.dropped() > before && before % DROPPED_NOTICE == 0) {
            scope.background()
                    .problem(
                            "messages of interactions that were never offered",
                            "too many are held; the oldest are dropped");
        }
        return step;
    }

    private void take(InteractionId id, AgentId by, Optional<ActivityId> activity, Set<String> committed) {
        OfferState.Removed removed = offerState.take(id, activity);
        removed.shown().ifPresent(last -> signal(last, Optional.of(by), new DeskSignal.OfferTaken(id, by)));
        lateReports.add(removed.lateReport().without(committed));
    }

    private void tell(OfferState.Step step) {
        if (step instanceof OfferState.Step.Shown shown && shown.changed()) {
            signal(shown.now(), Optional.empty(), new DeskSignal.OfferCame(offer(shown.now())));
        } else if (step instanceof OfferState.Step.Gone gone) {
            signal(
                    gone.last(),
                    Optional.empty(),
                    new DeskSignal.OfferGone(gone.last().id()));
        }
    }

    private void signal(Interaction about, Optional<AgentId> except, DeskSignal signal) {
        if (about.desks().isEmpty()) {
            signals.accept(Optional.empty(), signal);
        } else {
            about.desks().stream()
                    .filter(desk -> !except.equals(Optional.of(desk)))
                    .forEach(desk -> signals.accept(Optional.of(desk), signal));
        }
    }

    private static Offer offer(Interaction from) {
        return new Offer(
                from.id(),
                from.media(),
                from.direction(),
                from.contact(),
                from.subject(),
                from.messages().stream().map(IncomingMessage::content).toList(),
                from.began());
    }
}
