package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import java.util.Locale;
import java.util.Optional;

/**
 * The id of a record of any kind. Where the kind is open, {@link #text()} is the kind and the key, as in
 * {@code customer/0190…}; {@code toString}, and JSON where a field can only hold one kind, is the bare value. More kinds may come; to
 * a client that does not know one, its ids are {@link UnknownRecordId}.
 */
public sealed interface RecordId extends Identifier
        permits CustomerId, RequestId, ActivityId, CommentId, MessageId, InteractionId, UnknownRecordId {

    /** Returns the kind of the record. */
    RecordType type();

    /** Returns a text that only this record of its kind has: its value, for an interaction with the channel in front. */
    default String key() {
        return value();
    }

    /** Returns the text form: kind, slash, key. */
    default String text() {
        return type().name().toLowerCase(Locale.ROOT) + "/" + key();
    }

    /**
     * Returns the id with the given kind and {@link #key() key}.
     *
     * @throws WrongCallException if the kind is {@link RecordType#UNKNOWN}
     */
    static RecordId of(RecordType type, String key) {
        refuseNull("type", type, "key", key);
        return switch (type) {
            case CUSTOMER -> new CustomerId(key);
            case REQUEST -> new RequestId(key);
            case ACTIVITY -> new ActivityId(key);
            case COMMENT -> new CommentId(key);
            case MESSAGE -> new MessageId(key);
            case INTERACTION -> InteractionId.ofKey(key);
            case UNKNOWN -> throw withoutKind();
        };
    }

    /**
     * Parses the text form of an id of a known kind.
     *
     * @throws WrongCallException if the text has no known kind
     */
    static RecordId parse(String text) {
        refuseNull("text", text);
        return known(text).orElseThrow(RecordId::withoutKind);
    }

    /**
     * Parses the text form of an id, also of a kind that only a newer version of the SDK knows.
     *
     * @throws WrongCallException if the text has no kind
     */
    static RecordId parseAny(String text) {
        refuseNull("text", text);
        return known(text).orElseGet(() -> UnknownRecordId.parse(text));
    }

    private static Optional<RecordId> known(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : RecordType.named(text.substring(0, slash)).map(type -> of(type, text.substring(slash + 1)));
    }

    private static WrongCallException withoutKind() {
        return new WrongCallException("record id must begin with a known kind, such as customer/");
    }
}
