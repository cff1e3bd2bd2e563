package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import java.util.Optional;

/** One change to a draft, as data that a user interface can send. More may come. */
public sealed interface Edit {

    /** Returns the record that it changes. */
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

    /** Resolves a conflict (N3). */
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

    /** A handler with one method for each case; an implementation no longer compiles when a version adds a case. */
    interface Cases<T> {

        /** Handles {@link Edit.SetField}. */
        T setField(SetField edit);

        /** Handles {@link Edit.AddTag}. */
        T addTag(AddTag edit);

        /** Handles {@link Edit.RemoveTag}. */
        T removeTag(RemoveTag edit);

        /** Handles {@link Edit.Choose}. */
        T choose(Choose edit);

        /** Handles {@link Edit.Cancel}. */
        T cancel(Cancel edit);
    }

    /** Calls the handler's method for this case and returns its answer. */
    <T> T fold(Cases<T> cases);
}
