package dev.caredesk.desk;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import java.util.Optional;

/** One change to a draft, as data: what a user interface sends over its wire. More may come. */
public sealed interface Edit {

    /** The record that it changes. */
    RecordId record();

    /** Sets a field of a customer or request; empty or blank for no value (C1, R2). */
    record SetField(RecordId record, Field field, Optional<String> value) implements Edit {}

    /** Adds a tag to an activity (A3, L2, L3). */
    record AddTag(ActivityId record, String tag) implements Edit {}

    /** Removes a tag from an activity; any spelling of it (A3, L3). */
    record RemoveTag(ActivityId record, String tag) implements Edit {}

    /** Decides a conflict (N3). */
    record Choose(RecordId record, Field field, Side side) implements Edit {}

    /** Drops all unsaved edits of one record (C5, E1). */
    record Cancel(RecordId record) implements Edit {}

    /** The two sides of a conflict. Closed for ever. */
    enum Side {
        /** The agent's own value. */
        MINE,
        /** The value that is stored. */
        THEIRS
    }
}
