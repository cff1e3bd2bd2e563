package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

/**
 * The id of a record whose kind only a newer version of the SDK knows, as an older client reads it from JSON. It can be shown,
 * compared, and written again unchanged; edits and storages refuse it.
 *
 * @param kind the part before the slash: 1 to 40 characters without a slash
 */
public record UnknownRecordId(String kind, String value) implements RecordId {

    private static final int MAX_KIND = 40;

    public UnknownRecordId {
        refuseNull("kind", kind, "value", value);
        kind = Identifier.checked("record kind", kind, MAX_KIND);
        value = Identifier.checked("record id", value);
        if (kind.indexOf('/') >= 0) {
            throw new WrongCallException("record kind must not contain a slash");
        }
        if (RecordType.named(kind).isPresent()) {
            throw new WrongCallException("record kind must not be one that this version knows");
        }
    }

    /**
     * Parses a text form such as {@code invoice/1}.
     *
     * @throws WrongCallException if there is no kind in it, or a known one
     */
    public static UnknownRecordId parse(String text) {
        refuseNull("text", text);
        int slash = text.indexOf('/');
        if (slash <= 0) {
            throw new WrongCallException("record id must begin with a kind, such as invoice/");
        }
        return new UnknownRecordId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public RecordType type() {
        return RecordType.UNKNOWN;
    }

    @Override
    public String text() {
        return kind + "/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
