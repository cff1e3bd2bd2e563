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
 * The decoded content of a stored draft, before its records are read again.
 *
 * @param newcomer the customer, if it is not created
 * @param activities the editable ones, in the order in which they came
 * @param loaded the version and content of each stored record that edits are based on
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
