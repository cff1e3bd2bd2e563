package dev.caredesk.core.engagement;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import java.util.Map;

/** A customer, request or activity as the core works with it: what is stored, decoded. */
public sealed interface DeskRecord permits CustomerRecord, RequestRecord, ActivityRecord {

    RecordId id();

    Version version();

    /** The values of the fields that an agent can edit; absent ones are left out. Tags are no such field. */
    Map<Field, String> values();

    /** One answer for each kind of record. */
    interface Cases<T> {

        T customer(CustomerRecord record);

        T request(RequestRecord record);

        T activity(ActivityRecord record);
    }

    /** The answer for the kind that this one is. */
    <T> T fold(Cases<T> cases);
}
