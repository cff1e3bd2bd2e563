package dev.caredesk.core.engagement;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import java.util.Map;

/** A stored customer, request or activity, decoded. */
public sealed interface DeskRecord permits CustomerRecord, RequestRecord, ActivityRecord {

    RecordId id();

    Version version();

    /** Returns the values of the fields that an agent can edit, without absent ones and without tags. */
    Map<Field, String> values();

    /** A function of a record with one method for each kind. */
    interface Cases<T> {

        T customer(CustomerRecord record);

        T request(RequestRecord record);

        T activity(ActivityRecord record);
    }

    /** Returns the answer of the method for this kind of record. */
    <T> T fold(Cases<T> cases);
}
