package dev.caredesk;

/**
 * The stable code of a refusal's reason. The list is open: later versions may add codes, and a code never changes its meaning.
 * Each code has its own text in every language. Codes are made only here and by reading JSON.
 *
 * <p>Each constant names its rule, the shape of its {@link Refusal}, and which parts of the shape are filled.
 */
public record RefusalCode(String value) implements Identifier {

    /** L1, L6, S1 · OverLimit: record, where there is one, field, limit and actual in characters (of a search: in words). */
    public static final RefusalCode TEXT_TOO_LONG = new RefusalCode("text.too-long");

    /** M2 · OverLimit: record, field, limit and actual in characters. */
    public static final RefusalCode TEXT_EMPTY = new RefusalCode("text.empty");

    /** L5 · NotAllowed: record, where there is one, and field. */
    public static final RefusalCode TEXT_MALFORMED = new RefusalCode("text.malformed");

    /** L2 · OverLimit: record, field, limit and actual in characters. */
    public static final RefusalCode TAG_EMPTY = new RefusalCode("tag.empty");

    /** L2 · OverLimit: record, field, limit and actual in characters. */
    public static final RefusalCode TAG_TOO_LONG = new RefusalCode("tag.too-long");

    /** L2 · NotAllowed: record and field. */
    public static final RefusalCode TAG_CONTROL = new RefusalCode("tag.control-character");

    /** L3 · Duplicate: field, the tag as it is spelled there, and its activity as holder. */
    public static final RefusalCode TAG_DUPLICATE = new RefusalCode("tag.duplicate");

    /** A3 · NotAllowed: record and field. */
    public static final RefusalCode TAG_UNKNOWN = new RefusalCode("tag.unknown");

    /** L6 · OverLimit: record, field, limit and actual in tags. */
    public static final RefusalCode TAGS_TOO_MANY = new RefusalCode("tags.too-many");

    /** L6 · OverLimit: record, field, limit and actual in extra fields. */
    public static final RefusalCode EXTRA_TOO_MANY = new RefusalCode("extra.too-many");

    /** L8 · OverLimit: field, limit and actual in edits. */
    public static final RefusalCode EDITS_TOO_MANY = new RefusalCode("edits.too-many");

    /** E7 · NotAllowed: neither record nor field. The operation id was used for another desk or action. */
    public static final RefusalCode OPERATION_REUSED = new RefusalCode("operation.reused");

    /** L6 · Unknown: the reference. It is none of the activity's messages'. */
    public static final RefusalCode ATTACHMENT_UNKNOWN = new RefusalCode("attachment.unknown");

    /** L6 · OverLimit: record, field, limit and actual in bytes. */
    public static final RefusalCode RECORD_TOO_LARGE = new RefusalCode("record.too-large");

    /** L6 · OverLimit: field, limit and actual in entries. */
    public static final RefusalCode PAGE_TOO_LARGE = new RefusalCode("page.too-large");

    /** L6 · OverLimit: field, limit and actual in entries. */
    public static final RefusalCode PAGE_EMPTY = new RefusalCode("page.empty");

    /** J1, S1 · NotAllowed: neither record nor field. */
    public static final RefusalCode CURSOR_UNKNOWN = new RefusalCode("cursor.unknown");

    /** C1 · NotAllowed: record and field. */
    public static final RefusalCode FIELD_UNKNOWN = new RefusalCode("field.unknown");

    /** Z2 · Unknown: the text form of the id, or the kind where no record was named. */
    public static final RefusalCode RECORD_UNKNOWN = new RefusalCode("record.unknown");

    /** A4 · NotAllowed: record. */
    public static final RefusalCode RECORD_READ_ONLY = new RefusalCode("record.read-only");

    /** N2 · Stale: notices. */
    public static final RefusalCode RECORD_STALE = new RefusalCode("record.stale");

    /** N3 · Stale: conflicts. */
    public static final RefusalCode CONFLICT_OPEN = new RefusalCode("conflict.open");

    /** N3 · NotAllowed: record and field. */
    public static final RefusalCode CONFLICT_UNKNOWN = new RefusalCode("conflict.unknown");

    /** D7 · Stale: the present draft. */
    public static final RefusalCode DRAFT_MOVED = new RefusalCode("draft.moved");

    /** E5 · Stale: the present draft. */
    public static final RefusalCode QUESTION_OUTDATED = new RefusalCode("question.outdated");

    /** E3, E4 · NotAllowed: neither record nor field. */
    public static final RefusalCode ANSWER_UNFIT = new RefusalCode("answer.unfit");

    /** C4 · NotAllowed: record. */
    public static final RefusalCode CUSTOMER_EMPTY = new RefusalCode("customer.empty");

    /** E1, E4 · NotAllowed: record. */
    public static final RefusalCode CUSTOMER_UNCREATED = new RefusalCode("customer.uncreated");

    /** C4, C6 · NotAllowed: record. */
    public static final RefusalCode CUSTOMER_CREATED = new RefusalCode("customer.created");

    /** D3 · NotAllowed: neither record nor field. The desk has the customer open in another engagement. */
    public static final RefusalCode CUSTOMER_OPEN = new RefusalCode("customer.open");

    /** C7 · Duplicate: field, the external id, and the customer that holds it. */
    public static final RefusalCode EXTERNAL_ID_TAKEN = new RefusalCode("external-id.taken");

    /** R4 · Closed: the request. */
    public static final RefusalCode REQUEST_CLOSED = new RefusalCode("request.closed");

    /** R4 · NotAllowed: the request, which a follow-up needs closed. */
    public static final RefusalCode REQUEST_OPEN = new RefusalCode("request.open");

    /** A5 · NotAllowed: the request. */
    public static final RefusalCode REQUEST_OTHER_CUSTOMER = new RefusalCode("request.other-customer");

    /** E8 · Closed: the request; one refusal for each. */
    public static final RefusalCode EDITS_UNSAVEABLE = new RefusalCode("edits.unsaveable");

    /** A5, A7 · NotAllowed: the activity. */
    public static final RefusalCode ACTIVITY_LIVE_ELSEWHERE = new RefusalCode("activity.live-elsewhere");

    /** X1 · Closed: the activity. */
    public static final RefusalCode ACTIVITY_ENDED = new RefusalCode("activity.ended");

    /** A7 · NotAllowed: the activity. */
    public static final RefusalCode ACTIVITY_LINKED = new RefusalCode("activity.linked");

    /** D5 · Taken: the agent who has it. */
    public static final RefusalCode INTERACTION_TAKEN = new RefusalCode("interaction.taken");

    /** D8 · Closed: no record; it still waits and can be accepted. */
    public static final RefusalCode INTERACTION_OFFERED = new RefusalCode("interaction.offered");

    /** D5 · Closed: no record. */
    public static final RefusalCode INTERACTION_GONE = new RefusalCode("interaction.gone");

    /** X5 · Unknown: the interaction's key. */
    public static final RefusalCode LANE_NOT_PARKED = new RefusalCode("lane.not-parked");

    /** D4 · OverLimit: field, limit and actual in calls. */
    public static final RefusalCode CALL_LIMIT = new RefusalCode("call.limit");

    /** D4 · OverLimit: field, limit and actual in interactions of the medium. */
    public static final RefusalCode MEDIA_LIMIT = new RefusalCode("media.limit");

    /** D1 · Closed: no record. */
    public static final RefusalCode ENGAGEMENT_CLOSED = new RefusalCode("engagement.closed");

    /** D7 · Unknown: the engagement's id. */
    public static final RefusalCode ENGAGEMENT_UNKNOWN = new RefusalCode("engagement.unknown");

    /** X1 · Unknown: the channel's id. */
    public static final RefusalCode CHANNEL_UNKNOWN = new RefusalCode("channel.unknown");

    /** X1 · NotAllowed: the activity, where there is one. */
    public static final RefusalCode CHANNEL_CANNOT = new RefusalCode("channel.cannot");

    /** L6 · Closed: no record. */
    public static final RefusalCode ATTACHMENT_GONE = new RefusalCode("attachment.gone");

    /** S1 · OverLimit: field, limit and actual in words. */
    public static final RefusalCode SEARCH_EMPTY = new RefusalCode("search.empty");

    /** S1 · OverLimit: field, limit and actual in characters. */
    public static final RefusalCode SEARCH_PREFIX_SHORT = new RefusalCode("search.prefix-short");

    /** R8 · NotAllowed: the setting as field. */
    public static final RefusalCode SETTING_OUT_OF_RANGE = new RefusalCode("setting.out-of-range");

    /** E6 · Other: no values. The storage refused for a reason that the agent can do nothing about; trying again may help. */
    public static final RefusalCode COMMIT_REFUSED = new RefusalCode("commit.refused");

    public RefusalCode {
        value = Identifier.checked("refusal code", value);
    }

    /** Returns the code with the given value, for reading stored codes. */
    public static RefusalCode of(String value) {
        return new RefusalCode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
