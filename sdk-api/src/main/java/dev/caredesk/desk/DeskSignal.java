package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.request.RequestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A live notification to a desk. Signals are not stored: the views show the present state (Z3). More shapes may come; a client
 * reads an unknown one as {@link Unknown}.
 */
public sealed interface DeskSignal {

    /** Tells that an interaction is offered, or that an offer changed or something was said in it (D5). */
    record OfferCame(Offer offer) implements DeskSignal {
        public OfferCame {
            refuseNull("offer", offer);
        }
    }

    /** Tells that an offer ended before anybody accepted it, or that this desk rejected it (D5). */
    record OfferGone(InteractionId interaction) implements DeskSignal {
        public OfferGone {
            refuseNull("interaction", interaction);
        }
    }

    /** Tells that an agent accepted an offer (D5); every desk that showed it receives this, including that agent's. */
    record OfferTaken(InteractionId interaction, AgentId by) implements DeskSignal {
        public OfferTaken {
            refuseNull("interaction", interaction, "by", by);
        }
    }

    /** Tells that somebody else changed a record that an engagement has loaded (N1). */
    record RecordStale(EngagementId engagement, StaleNotice notice) implements DeskSignal {
        public RecordStale {
            refuseNull("engagement", engagement, "notice", notice);
        }
    }

    /** Tells that a request with unsaved edits closed, so that they are unsaveable (E8). */
    record EditsUnsaveable(EngagementId engagement, RequestId request) implements DeskSignal {
        public EditsUnsaveable {
            refuseNull("engagement", engagement, "request", request);
        }
    }

    /**
     * Tells that the draft moved elsewhere; it lists the fields changed in both places, where the newer edit of this place stands
     * (D7).
     */
    record DraftMoved(EngagementId engagement, long revision, Map<RecordId, List<Field>> bothChanged)
            implements DeskSignal {
        public DraftMoved {
            refuseNull("engagement", engagement, "bothChanged", bothChanged);
            bothChanged = Map.copyOf(bothChanged);
        }
    }

    /** Tells that an edit outdated a close question (E5). */
    record QuestionOutdated(EngagementId engagement) implements DeskSignal {
        public QuestionOutdated {
            refuseNull("engagement", engagement);
        }
    }

    /**
     * Tells that the engagement's view or messages changed: a message came in, an interaction changed or ended, or the agent did
     * something, which other tabs of the same process show as well (A6, D7, X3). It is also told when an engagement was opened or
     * closed: Open and Recent have changed then. What the agent edits in another process is told once that is saved.
     */
    record EngagementChanged(EngagementId engagement) implements DeskSignal {
        public EngagementChanged {
            refuseNull("engagement", engagement);
        }
    }

    /**
     * Tells that the listener did not keep up and signals were dropped: the views show the present state (D5, N1).
     *
     * @param signals how many it missed
     */
    record SignalsMissed(long signals) implements DeskSignal {}

    /**
     * A signal of a newer version of the SDK, as an older client reads it from JSON; no desk sends it. The views show what
     * changed.
     *
     * @param name the case that the newer version has
     * @param engagement the engagement that it names, if any
     */
    record Unknown(String name, Optional<EngagementId> engagement) implements DeskSignal {
        public Unknown {
            refuseNull("name", name, "engagement", engagement);
        }
    }
}
