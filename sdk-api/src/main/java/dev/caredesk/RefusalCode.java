package dev.caredesk;

/**
 * The stable code of a reason to refuse. The list is open: later versions may add codes, and a code never changes its meaning.
 * Each code has a text of its own in every language.
 */
public record RefusalCode(String value) implements Identifier {

    public static final RefusalCode TEXT_TOO_LONG = new RefusalCode("text.too-long");
    public static final RefusalCode TEXT_EMPTY = new RefusalCode("text.empty");
    public static final RefusalCode TEXT_MALFORMED = new RefusalCode("text.malformed");
    public static final RefusalCode TAG_EMPTY = new RefusalCode("tag.empty");
    public static final RefusalCode TAG_TOO_LONG = new RefusalCode("tag.too-long");
    public static final RefusalCode TAG_CONTROL = new RefusalCode("tag.control-character");
    public static final RefusalCode TAG_DUPLICATE = new RefusalCode("tag.duplicate");
    public static final RefusalCode TAG_UNKNOWN = new RefusalCode("tag.unknown");
    public static final RefusalCode TAGS_TOO_MANY = new RefusalCode("tags.too-many");
    public static final RefusalCode EXTRA_TOO_MANY = new RefusalCode("extra.too-many");
    public static final RefusalCode RECORD_TOO_LARGE = new RefusalCode("record.too-large");
    public static final RefusalCode PAGE_TOO_LARGE = new RefusalCode("page.too-large");
    public static final RefusalCode PAGE_EMPTY = new RefusalCode("page.empty");
    public static final RefusalCode CURSOR_UNKNOWN = new RefusalCode("cursor.unknown");
    public static final RefusalCode FIELD_UNKNOWN = new RefusalCode("field.unknown");
    public static final RefusalCode RECORD_UNKNOWN = new RefusalCode("record.unknown");
    public static final RefusalCode RECORD_READ_ONLY = new RefusalCode("record.read-only");
    public static final RefusalCode RECORD_STALE = new RefusalCode("record.stale");
    public static final RefusalCode CONFLICT_OPEN = new RefusalCode("conflict.open");
    public static final RefusalCode CONFLICT_UNKNOWN = new RefusalCode("conflict.unknown");
    public static final RefusalCode DRAFT_MOVED = new RefusalCode("draft.moved");
    public static final RefusalCode QUESTION_OUTDATED = new RefusalCode("question.outdated");
    public static final RefusalCode ANSWER_UNFIT = new RefusalCode("answer.unfit");
    public static final RefusalCode CUSTOMER_EMPTY = new RefusalCode("customer.empty");
    public static final RefusalCode CUSTOMER_UNCREATED = new RefusalCode("customer.uncreated");
    public static final RefusalCode CUSTOMER_CREATED = new RefusalCode("customer.created");
    public static final RefusalCode EXTERNAL_ID_TAKEN = new RefusalCode("external-id.taken");
    public static final RefusalCode REQUEST_CLOSED = new RefusalCode("request.closed");
    public static final RefusalCode REQUEST_OPEN = new RefusalCode("request.open");
    public static final RefusalCode REQUEST_OTHER_CUSTOMER = new RefusalCode("request.other-customer");
    public static final RefusalCode EDITS_UNSAVEABLE = new RefusalCode("edits.unsaveable");
    public static final RefusalCode ACTIVITY_LIVE_ELSEWHERE = new RefusalCode("activity.live-elsewhere");
    public static final RefusalCode ACTIVITY_ENDED = new RefusalCode("activity.ended");
    public static final RefusalCode ACTIVITY_LINKED = new RefusalCode("activity.linked");
    public static final RefusalCode INTERACTION_TAKEN = new RefusalCode("interaction.taken");
    public static final RefusalCode INTERACTION_GONE = new RefusalCode("interaction.gone");
    public static final RefusalCode CALL_LIMIT = new RefusalCode("call.limit");
    public static final RefusalCode MEDIA_LIMIT = new RefusalCode("media.limit");
    public static final RefusalCode ENGAGEMENT_CLOSED = new RefusalCode("engagement.closed");
    public static final RefusalCode ENGAGEMENT_UNKNOWN = new RefusalCode("engagement.unknown");
    public static final RefusalCode CHANNEL_UNKNOWN = new RefusalCode("channel.unknown");
    public static final RefusalCode CHANNEL_CANNOT = new RefusalCode("channel.cannot");
    public static final RefusalCode ATTACHMENT_GONE = new RefusalCode("attachment.gone");
    public static final RefusalCode SEARCH_EMPTY = new RefusalCode("search.empty");
    public static final RefusalCode SEARCH_PREFIX_SHORT = new RefusalCode("search.prefix-short");
    public static final RefusalCode SETTING_OUT_OF_RANGE = new RefusalCode("setting.out-of-range");

    public RefusalCode {
        value = Identifier.checked("refusal code", value);
    }

    /** The code of that value. */
    public static RefusalCode of(String value) {
        return new RefusalCode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
