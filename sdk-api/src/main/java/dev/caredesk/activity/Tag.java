package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

/**
 * A short label on an activity, as it was first spelled, without white space around it (L2). Two tags are the same when their
 * folded forms are (L3); this type compares the spelling.
 */
public record Tag(String text) {

    public Tag {
        refuseNull("text", text);
        text = text.strip();
    }

    @Override
    public String toString() {
        return text;
    }
}
