package dev.caredesk.core.commit;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.engagement.DraftDifferences;
import dev.caredesk.core.engagement.EngagementData;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the refusals that several use cases give. */
public final class Refusals {

    private static final Refusal OTHER = new Refusal.Other(RefusalCode.COMMIT_REFUSED, Map.of());

    private Refusals() {}

    public static Refusal unknown(RecordId record) {
        return new Refusal.Unknown(RefusalCode.RECORD_UNKNOWN, record.text());
    }

    public static Refusal readOnly(RecordId record) {
        return not(RefusalCode.RECORD_READ_ONLY, record);
    }

    public static Refusal closed(RequestId request) {
        return new Refusal.Closed(RefusalCode.REQUEST_CLOSED, Optional.of(request));
    }

    public static Refusal not(RefusalCode code, RecordId record) {
        return new Refusal.NotAllowed(code, Optional.of(record), Optional.empty());
    }

    public static Refusal engagementClosed() {
        return new Refusal.Closed(RefusalCode.ENGAGEMENT_CLOSED, Optional.empty());
    }

    /** Refuses an operation id that belongs to another desk or action (E7). */
    public static Refusal reused() {
        return new Refusal.NotAllowed(RefusalCode.OPERATION_REUSED, Optional.empty(), Optional.empty());
    }

    /** Refuses an interaction beyond the agent's limit (D4). */
    public static Refusal tooMany(MediaType media, Limits limits) {
        int limit = SlotKeys.limit(media, limits).orElse(0);
        RefusalCode code = media == MediaType.VOICE ? RefusalCode.CALL_LIMIT : RefusalCode.MEDIA_LIMIT;
        Field field = Field.of(media == MediaType.VOICE ? "calls" : media == MediaType.CHAT ? "chats" : "emails");
        return new Refusal.OverLimit(code, Optional.empty(), field, limit, limit + 1L);
    }

    /** Returns whether a refusal may come from a deadline, which others move on without a new version (R6, R7). */
    public static boolean isForDeadline(List<Refusal> refusals) {
        return refusals.stream()
                .map(Refusal::code)
                .anyMatch(code -> code.equals(RefusalCode.REQUEST_CLOSED) || code.equals(RefusalCode.EDITS_UNSAVEABLE));
    }

    /** Translates broken conditions for the agent, where no fresh decision gave a better reason. */
    public static List<Refusal> of(List<Broken> conditions) {
        return conditions.stream()
                .map(condition -> condition.fold(MEANING))
                .distinct()
                .toList();
    }

    private static final Broken.Cases<Refusal> MEANING = new Broken.Cases<>() {
        @Override
        public Refusal held(Broken.Held held) {
            Claim present = held.present();
            return present.key().kind() == Claim.Kind.EXTERNAL_ID
                    ? new Refusal.Duplicate(
                            RefusalCode.EXTERNAL_ID_TAKEN,
                            CustomerFields.EXTERNAL_ID,
                            present.key().text(),
                            Optional.of(present.holder()))
                    : new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, present.agent());
        }

        @Override
        public Refusal requestClosed(Broken.RequestClosed closed) {
            return closed(closed.request());
        }

        @Override
        public Refusal requestOpen(Broken.RequestOpen open) {
            return OTHER;
        }

        @Override
        public Refusal missing(Broken.Missing missing) {
            return unknown(missing.record());
        }

        @Override
        public Refusal exists(Broken.Exists exists) {
            return OTHER;
        }

        @Override
        public Refusal ended(Broken.Ended ended) {
            return new Refusal.Closed(RefusalCode.ACTIVITY_ENDED, Optional.of(ended.activity()));
        }

        @Override
        public Refusal draftMoved(Broken.DraftMoved moved) {
            return OTHER;
        }

        @Override
        public Refusal customerOpen(Broken.CustomerOpen open) {
            return new Refusal.NotAllowed(RefusalCode.CUSTOMER_OPEN, Optional.empty(), Optional.empty());
        }

        @Override
        public Refusal laneMoved(Broken.LaneMoved moved) {
            return notParked(moved.interaction());
        }
    };

    /** Refuses because nothing of that interaction is parked (X5). */
    public static Refusal notParked(InteractionId interaction) {
        return new Refusal.Unknown(RefusalCode.LANE_NOT_PARKED, interaction.key());
    }

    /** Refuses because another place changed the draft, which the refusal then has, or closed the engagement (D7). */
    public static List<Refusal> moved(CommitParticipant participant, Instant now) {
        return List.of(participant.isClosed() ? engagementClosed() : draftMoved(participant.engagement(), now));
    }

    /** Refuses because another place changed the draft, with the present draft (D7). */
    public static Refusal draftMoved(EngagementData engagement, Instant now) {
        return new Refusal.Stale(
                RefusalCode.DRAFT_MOVED,
                List.of(),
                DraftDifferences.conflicts(engagement),
                Optional.of(new Refusal.DraftState(engagement.revision(), DraftDifferences.unsaved(engagement, now))));
    }

    /** Returns why an interaction is not to be had: another agent has it, or it is gone (D5). */
    public static Refusal lost(Optional<StoredInteraction> row) {
        return row.flatMap(StoredInteraction::taken)
                .<Refusal>map(taken -> new Refusal.Taken(RefusalCode.INTERACTION_TAKEN, taken.agent()))
                .orElseGet(() -> new Refusal.Closed(RefusalCode.INTERACTION_GONE, Optional.empty()));
    }
}
