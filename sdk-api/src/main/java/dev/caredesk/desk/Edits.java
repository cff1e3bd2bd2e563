package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.request.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A builder of a list of edits, with access to the customer, the current request and the current activity of an engagement. Not
 * safe for use by several threads; it lives for one {@link Engagement#edit} call.
 */
public final class Edits {

    private final CustomerId customer;
    private final Optional<RequestId> request;
    private final Optional<ActivityId> activity;
    private final List<Edit> made = new ArrayList<>();

    /** Creates a builder for the given records. */
    Edits(CustomerId customer, Optional<RequestId> request, Optional<ActivityId> activity) {
        this.customer = customer;
        this.request = request;
        this.activity = activity;
    }

    /** Returns the edits, in order. */
    List<Edit> made() {
        return List.copyOf(made);
    }

    /** Edits the customer of the engagement. */
    public OfCustomer customer() {
        return new OfCustomer();
    }

    /**
     * Edits the request of {@link #activity()} if it is open, else the open request that was updated last; see
     * {@link EngagementView#currentRequest}.
     *
     * @throws WrongCallException if there is none
     */
    public OfRequest request() {
        return request(
                request.orElseThrow(() -> new WrongCallException("engagement must have a current request, had none")));
    }

    /** Edits the given request. */
    public OfRequest request(RequestId id) {
        refuseNull("id", id);
        return new OfRequest(id);
    }

    /**
     * Edits the current activity, or without one the newest activity that can be edited; see
     * {@link EngagementView#usualActivity}.
     *
     * @throws WrongCallException if there is none
     */
    public OfActivity activity() {
        return activity(activity.orElseThrow(
                () -> new WrongCallException("engagement must have a current activity, had none")));
    }

    /** Edits the given activity. */
    public OfActivity activity(ActivityId id) {
        refuseNull("id", id);
        return new OfActivity(id);
    }

    /** Resolves a conflict (N3). */
    public Edits choose(RecordId record, Field field, Edit.Side side) {
        refuseNull("record", record, "field", field, "side", side);
        return add(new Edit.Choose(record, field, side));
    }

    /** Drops all unsaved edits of one record (E1). */
    public Edits cancel(RecordId record) {
        refuseNull("record", record);
        return add(new Edit.Cancel(record));
    }

    private Edits add(Edit edit) {
        made.add(edit);
        return this;
    }

    /** The edits of the customer (C1); a blank value means none. */
    public final class OfCustomer {
        private OfCustomer() {}

        public OfCustomer firstName(String value) {
            return set(CustomerFields.FIRST_NAME, value);
        }

        public OfCustomer lastName(String value) {
            return set(CustomerFields.LAST_NAME, value);
        }

        public OfCustomer homeEmail(String value) {
            return set(CustomerFields.HOME_EMAIL, value);
        }

        public OfCustomer workEmail(String value) {
            return set(CustomerFields.WORK_EMAIL, value);
        }

        public OfCustomer homePhone(String value) {
            return set(CustomerFields.HOME_PHONE, value);
        }

        public OfCustomer workPhone(String value) {
            return set(CustomerFields.WORK_PHONE, value);
        }

        public OfCustomer mobilePhone(String value) {
            return set(CustomerFields.MOBILE_PHONE, value);
        }

        public OfCustomer company(String value) {
            return set(CustomerFields.COMPANY, value);
        }

        public OfCustomer street(String value) {
            return set(CustomerFields.STREET, value);
        }

        public OfCustomer city(String value) {
            return set(CustomerFields.CITY, value);
        }

        public OfCustomer state(String value) {
            return set(CustomerFields.STATE, value);
        }

        public OfCustomer zip(String value) {
            return set(CustomerFields.ZIP, value);
        }

        public OfCustomer country(String value) {
            return set(CustomerFields.COUNTRY, value);
        }

        public OfCustomer preferredLanguage(String value) {
            return set(CustomerFields.PREFERRED_LANGUAGE, value);
        }

        public OfCustomer externalId(String value) {
            return set(CustomerFields.EXTERNAL_ID, value);
        }

        /** Sets an extra field. */
        public OfCustomer extra(String name, String value) {
            return set(Field.extra(name), value);
        }

        /** Sets any field of {@link CustomerFields}, or an extra one. */
        public OfCustomer set(Field field, String value) {
            refuseNull("value", value);
            add(new Edit.SetField(customer, field, Optional.of(value)));
            return this;
        }

        /** Clears a field. */
        public OfCustomer clear(Field field) {
            add(new Edit.SetField(customer, field, Optional.empty()));
            return this;
        }
    }

    /** The edits of a request (R2). */
    public final class OfRequest {
        private final RequestId id;

        private OfRequest(RequestId id) {
            this.id = id;
        }

        public OfRequest title(String value) {
            refuseNull("value", value);
            add(new Edit.SetField(id, Field.TITLE, Optional.of(value)));
            return this;
        }

        public OfRequest description(String value) {
            refuseNull("value", value);
            add(new Edit.SetField(id, Field.DESCRIPTION, Optional.of(value)));
            return this;
        }
    }

    /** The edits of an activity (A3). */
    public final class OfActivity {
        private final ActivityId id;

        private OfActivity(ActivityId id) {
            this.id = id;
        }

        public OfActivity tag(String text) {
            refuseNull("text", text);
            add(new Edit.AddTag(id, text));
            return this;
        }

        public OfActivity untag(String text) {
            refuseNull("text", text);
            add(new Edit.RemoveTag(id, text));
            return this;
        }
    }
}
