package dev.caredesk.spi.storage;

import dev.caredesk.RecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import java.util.Optional;

/** A condition of a ChangeSet that does not hold. More may come, each with the condition that it is about. */
public sealed interface Broken {

    /** Another record holds the key. */
    record Held(Claim wanted, Claim present) implements Broken {}

    /** The request is closed or overdue. */
    record RequestClosed(RequestId request) implements Broken {}

    /** The record is not there. */
    record Missing(RecordId record) implements Broken {}

    /** A new record's id is there already. */
    record Exists(RecordId record) implements Broken {}

    /** The activity has ended. */
    record Ended(ActivityId activity) implements Broken {}

    /**
     * The stored draft has another revision than expected.
     *
     * @param present empty when there is no such engagement, which is then closed or was never open
     */
    record DraftMoved(EngagementId engagement, Optional<StoredDraft> present) implements Broken {}

    /** Another engagement of the desk has the customer. */
    record CustomerOpen(EngagementId wanted, EngagementId present) implements Broken {}
}
