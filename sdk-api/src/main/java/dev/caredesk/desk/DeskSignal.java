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
 * Something that a desk is told of as it happens. Signals are not stored: the views show the present state (Z3). More shapes may
 * come; to a client that does not know one, it is {@link Unknown}.
 */
public sealed interface DeskSignal {

    /** An interaction is offered, or what is known of it changed (D5). */
    record OfferCame(Offer offer) implements DeskSignal {
        public OfferCame {
            refuseNull("offer", offer);
        }
    }

    /** An offer ended before anybody accepted it (D5). */
    record OfferGone(InteractionId interaction) implements DeskSignal {
        public OfferGone {
            refuseNull("interaction", interaction);
        }
    }

    /** An agent accepted an offer (D5); every desk that showed it is told, the one that has it now included. */
    record OfferTaken(InteractionId interaction, AgentId by) implements DeskSignal {
        public OfferTaken {
            refuseNull("interaction", interaction, "by", by);
        }
    }

    /** Somebody else changed a record that an engagement has loaded (N1). */
    record RecordStale(EngagementId engagement, StaleNotice notice) implements DeskSignal {
        public RecordStale {
            refuseNull("engagement", engagement, "notice", notice);
        }
    }

    /** A request with unsaved edits closed; they are unsaveable (E8). */
    record EditsUnsaveable(EngagementId engagement, RequestId request) implements DeskSignal {
        public EditsUnsaveable {
            refuseNull("engagement", engagement, "request", request);
        }
    }

    /** The draft moved elsewhere; the fields that both changed are listed, and the newer edit of this place stands (D7). */
    record DraftMoved(EngagementId engagement, long revision, Map<RecordId, List<Field>> bothChanged)
            implements DeskSignal {
        public DraftMoved {
            refuseNull("engagement", engagement, "bothChanged", bothChanged);
            bothChanged = Map.copyOf(bothChanged);
        }
    }

    /** An edit outdated a close question (E5). */
    record QuestionOutdated(EngagementId engagement) implements DeskSignal {
        public QuestionOutdated {
            refuseNull("engagement", engagement);
        }
    }

    /**
     * The engagement's view or messages have news: a message came in, an interaction changed or ended, or the agent did something,
     * which other tabs of the same process show as well (A6, D7, X3). It is also told when an engagement was opened or closed: Open and
     * Recent have changed then. What the agent edits in another process is told once that is saved.
     */
    record EngagementChanged(EngagementId engagement) implements DeskSignal {
        public EngagementChanged {
            refuseNull("engagement", engagement);
        }
    }

    /**
     * The listener did not keep up, so that signals were dropped: the views show how things stand (D5, N1).
     *
     * @param signals how many it missed
     */
    record SignalsMissed(long signals) implements DeskSignal {}

    /**
     * A signal of a newer version of the SDK, as an older client reads it from JSON; no desk gives it. The views show what it is about.
     *
     * @param name the case that the newer version has
     * @param engagement which engagement it names, if it names one
     */
    record Unknown(String name, Optional<EngagementId> engagement) implements DeskSignal {
        public Unknown {
            refuseNull("name", name, "engagement", engagement);
        }
    }
}
