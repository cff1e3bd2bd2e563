package dev.caredesk.core.codec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.caredesk.RecordId;
import dev.caredesk.Version;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.core.engagement.Draft;
import dev.caredesk.core.engagement.OpenCustomer;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.Payload;
import java.util.Optional;

/**
 * What a stored draft says of its engagement, before the records are read again.
 *
 * @param newcomer the customer, if it is not created
 * @param activities those that can be edited, in the order in which they came
 * @param loaded of each edited record that is stored, the version and content that the edits are based on
 */
public record DraftContent(
        CustomerId customer,
        Optional<OpenCustomer.Uncreated> newcomer,
        ImmutableList<ActivityId> activities,
        Optional<ActivityId> current,
        Draft draft,
        ImmutableMap<RecordId, Base> loaded) {

    /** A record as it was loaded. */
    public record Base(Version version, Payload payload) {}
}
