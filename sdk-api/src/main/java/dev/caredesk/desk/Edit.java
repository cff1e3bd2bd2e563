package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import java.util.Optional;

/** One change to a draft, as data: what a user interface sends over its wire. More may come. */
public sealed interface Edit {

    /** The record that it changes. */
    RecordId record();

    /** Sets a field of a customer or request; empty or blank for no value (C1, R2). */
    record SetField(RecordId record, Field field, Optional<String> value) implements Edit {
        public SetField {
            refuseNull("record", record, "field", field, "value", value);
            refuseUnknown("record.type", record.type());
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.setField(this);
        }
    }

    /** Adds a tag to an activity (A3, L2, L3). */
    record AddTag(ActivityId record, String tag) implements Edit {
        public AddTag {
            refuseNull("record", record, "tag", tag);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.addTag(this);
        }
    }

    /** Removes a tag from an activity; any spelling of it (A3, L3). */
    record RemoveTag(ActivityId record, String tag) implements Edit {
        public RemoveTag {
            refuseNull("record", record, "tag", tag);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.removeTag(this);
        }
    }

    /** Decides a conflict (N3). */
    record Choose(RecordId record, Field field, Side side) implements Edit {
        public Choose {
            refuseNull("record", record, "field", field, "side", side);
            refuseUnknown("record.type", record.type());
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.choose(this);
        }
    }

    /** Drops all unsaved edits of one record (C5, E1). */
    record Cancel(RecordId record) implements Edit {
        public Cancel {
            refuseNull("record", record);
            refuseUnknown("record.type", record.type());
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.cancel(this);
        }
    }

    /** The two sides of a conflict. Closed for ever. */
    enum Side {
        /** The agent's own value. */
        MINE,
        /** The value that is stored. */
        THEIRS
    }

    /** One answer for each case, so that code which handles them all does not compile once there is a further one. */
    interface Cases<T> {

        /** For {@link Edit.SetField}. */
        T setField(SetField edit);

        /** For {@link Edit.AddTag}. */
        T addTag(AddTag edit);

        /** For {@link Edit.RemoveTag}. */
        T removeTag(RemoveTag edit);

        /** For {@link Edit.Choose}. */
        T choose(Choose edit);

        /** For {@link Edit.Cancel}. */
        T cancel(Cancel edit);
    }

    /** The answer for the case that this one is. */
    <T> T fold(Cases<T> cases);
}
