package dev.caredesk.core.desk;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.RecordId;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.channel.SlotKeys;
import dev.caredesk.core.draft.Differences;
import dev.caredesk.core.draft.Work;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refusals that several use cases give. */
final class Refusals {

    private Refusals() {}

    static Refusal unknown(RecordId record) {
        return new Refusal.Unknown(RefusalCode.RECORD_UNKNOWN, record.text());
    }

    static Refusal readOnly(RecordId record) {
        return not(RefusalCode.RECORD_READ_ONLY, record);
    }

    static Refusal closed(RequestId request) {
        return new Refusal.Closed(RefusalCode.REQUEST_CLOSED, Optional.of(request));
    }

    static Refusal not(RefusalCode code, RecordId record) {
        return new Refusal.NotAllowed(code, Optional.of(record), Optional.empty());
    }

    static Refusal engagementClosed() {
        return new Refusal.Closed(RefusalCode.ENGAGEMENT_CLOSED, Optional.empty());
    }

    /** D4: one interaction more than the agent can have. */
    static Refusal tooMany(MediaType media, Limits limits) {
        int limit = SlotKeys.limit(media, limits).orElse(0);
        RefusalCode code = media == MediaType.VOICE ? RefusalCode.CALL_LIMIT : RefusalCode.MEDIA_LIMIT;
        Field field = Field.of(media == MediaType.VOICE ? "calls" : media == MediaType.CHAT ? "chats" : "emails");
        return new Refusal.OverLimit(code, Optional.empty(), field, limit, limit + 1L);
    }

    /** What a commit's broken conditions mean to the agent, where no fresh decision said it better. */
    static List<Refusal> of(List<Broken> conditions) {
        return conditions.stream().map(Refusals::of).distinct().toList();
    }

    private static Refusal of(Broken broken) {
        if (broken instanceof Broken.RequestClosed closed) {
            return closed(closed.request());
        }
        if (broken instanceof Broken.Missing missing) {
            return unknown(missing.record());
        }
        if (broken instanceof Broken.Ended ended) {
            return new Refusal.Closed(RefusalCode.ACTIVITY_ENDED, Optional.of(ended.activity()));
        }
        if (broken instanceof Broken.Held held && held.present().key().kind() == Claim.Kind.EXTERNAL_ID) {
            return new Refusal.Duplicate(
                    RefusalCode.EXTERNAL_ID_TAKEN,
                    CustomerFields.EXTERNAL_ID,
                    held.present().key().text(),
                    Optional.of(held.present().holder()));
        }
        if (broken instanceof Broken.CustomerOpen) {
            return new Refusal.NotAllowed(RefusalCode.CUSTOMER_OPEN, Optional.empty(), Optional.empty());
        }
        if (broken instanceof Broken.Held held) {
            return new Refusal.Taken(
                    RefusalCode.INTERACTION_TAKEN, held.present().agent());
        }
        return new Refusal.Other(RefusalCode.COMMIT_REFUSED, Map.of());
    }

    /** D7: with the present draft. */
    static Refusal draftMoved(Work work, Instant now) {
        return new Refusal.Stale(
                RefusalCode.DRAFT_MOVED,
                List.of(),
                Differences.conflicts(work),
                Optional.of(new Refusal.DraftState(work.revision(), Differences.unsaved(work, now))));
    }
}
