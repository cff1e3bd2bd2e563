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
 * What the channels of a tenant offer and nobody has accepted, in memory (D5). StoreReports of accepted interactions go to their
 * activities, and what comes in the wrong order is kept until it fits (X2). Safe for use by several threads; no lock is held while
 * a desk or the storage is called.
 */
public final class Offers {

    private static final int DROPPED_NOTICE = 1_000;

    private final TenantScope scope;
    private final BiConsumer<Optional<AgentId>, DeskSignal> signals;
    private final OfferBook book = new OfferBook();
    private final StoreReports reports;
    private final LateReports leftovers;

    /** @param signals tells a desk, or all desks where none is named */
    public Offers(TenantScope scope, BiConsumer<Optional<AgentId>, DeskSignal> signals) {
        this.scope = scope;
        this.signals = signals;
        this.reports = new StoreReports(scope);
        this.leftovers = new LateReports(reports, scope.background());
    }

    /** An offer as it is now, its messages oldest first; empty when it is gone, taken, or was never there. */
    public Optional<Interaction> find(InteractionId interaction) {
        return book.find(interaction);
    }

    /** What a desk sees: oldest first, without what is hidden there or meant for other desks. */
    public List<Offer> on(AgentId desk) {
        return book.on(desk).stream().map(Offers::offer).toList();
    }

    /** Whether a desk sees that offer. */
    public boolean isShown(InteractionId interaction, AgentId desk) {
        return book.isShown(interaction, desk);
    }

    /** Hides an offer on a desk while the process runs; false when that desk does not see it, or no more. */
    public boolean hide(InteractionId interaction, AgentId desk) {
        return book.hide(interaction, desk);
    }

    /**
     * Notes that an agent of this process accepted, after the commit: the offer goes, the other desks are told, and what was
     * reported meanwhile goes to the activity in the background. Doing it twice is harmless.
     *
     * @param committedMessages the channel's ids of the messages that the commit had
     */
    public void taken(InteractionId interaction, AgentId by, ActivityId activity, Set<String> committedMessages) {
        take(interaction, by, Optional.of(activity), committedMessages);
    }

    /** Notes that an agent accepted elsewhere: the offer goes, and the desks are told. */
    public void takenElsewhere(InteractionId interaction, AgentId by) {
        take(interaction, by, Optional.empty(), Set.of());
    }

    /** The commits of what channels report. */
    StoreReports reports() {
        return reports;
    }

    /** Notes what the journal says of an activity: its interaction is accepted. */
    void takenBy(ActivityId activity, InteractionId interaction, AgentId by) {
        take(interaction, by, Optional.of(activity), Set.of());
    }

    /** Whether that activity is known to have its interaction. */
    boolean isKnown(ActivityId activity) {
        return book.isTakenBy(activity);
    }

    /** Looks which of the offers were accepted meanwhile. Fails with the storage. */
    void lookAgain() {
        take(book.shown());
    }

    /** Takes away which of them are accepted already. */
    private void take(List<InteractionId> interactions) {
        reports.accepted(interactions).forEach((id, claim) -> takenBy(StoreReports.activity(claim), id, claim.agent()));
    }

    /** A channel offers; what is accepted already only brings what is new. */
    void offer(List<Interaction> interactions) {
        if (interactions.isEmpty()) {
            return;
        }
        take(interactions.stream().map(Interaction::id).toList());
        List<LateReport> news = new ArrayList<>();
        for (Interaction interaction : interactions) {
            OfferBook.Step step = book.offer(interaction);
            if (step instanceof OfferBook.Step.Accepted by) {
                news.add(new LateReport(
                        interaction.id(), Optional.of(by.activity()), interaction.messages(), Optional.empty()));
            } else {
                tell(step);
            }
        }
        reports.leftovers(news);
    }

    /** A channel reports something that was said. */
    void message(InteractionId interaction, IncomingMessage message) {
        OfferBook.Step step = book.message(interaction, message);
        if (step instanceof OfferBook.Step.Unknown) {
            step = accepted(interaction).orElseGet(() -> hold(interaction, message));
        }
        if (step instanceof OfferBook.Step.Accepted by) {
            reports.message(interaction, by.activity(), message);
        } else {
            tell(step);
        }
    }

    /** A channel reports the end. */
    void ended(InteractionId interaction, Instant at) {
        OfferBook.Step step = book.end(interaction, at);
        if (step instanceof OfferBook.Step.Unknown) {
            step = accepted(interaction).orElseGet(() -> book.endForGood(interaction, at));
        }
        if (step instanceof OfferBook.Step.Accepted by) {
            reports.ended(interaction, by.activity(), at);
        } else {
            tell(step);
        }
    }

    private Optional<OfferBook.Step> accepted(InteractionId interaction) {
        Optional<Claim> claim =
                Optional.ofNullable(reports.accepted(List.of(interaction)).get(interaction));
        claim.ifPresent(held -> takenBy(StoreReports.activity(held), interaction, held.agent()));
        return claim.map(held -> new OfferBook.Step.Accepted(StoreReports.activity(held)));
    }

    private OfferBook.Step hold(InteractionId interaction, IncomingMessage message) {
        long before = book.dropped();
        OfferBook.Step step = book.hold(interaction, message);
        // The first of many tells enough.
        if (book.dropped() > before && before % DROPPED_NOTICE == 0) {
            scope.background()
                    .problem(
                            "messages of interactions that were never offered",
                            "too many are held; the oldest are dropped");
        }
        return step;
    }

    private void take(InteractionId id, AgentId by, Optional<ActivityId> activity, Set<String> committed) {
        OfferBook.Removed removed = book.take(id, activity);
        removed.shown().ifPresent(last -> signal(last, Optional.of(by), new DeskSignal.OfferTaken(id, by)));
        leftovers.add(removed.leftover().without(committed));
    }

    private void tell(OfferBook.Step step) {
        if (step instanceof OfferBook.Step.Shown shown && shown.changed()) {
            signal(shown.now(), Optional.empty(), new DeskSignal.OfferCame(offer(shown.now())));
        } else if (step instanceof OfferBook.Step.Gone gone) {
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
