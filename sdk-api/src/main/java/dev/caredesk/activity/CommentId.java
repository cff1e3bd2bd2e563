package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Identifier;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;

/** The id of a comment. */
public record CommentId(String value) implements RecordId {

    public CommentId {
        refuseNull("value", value);
        value = Identifier.checked("comment id", value);
    }

    /** Returns the id with the given value. */
    public static CommentId of(String value) {
        return new CommentId(value);
    }

    @Override
    public RecordType type() {
        return RecordType.COMMENT;
    }

    @Override
    public String toString() {
        return value;
    }
}
