package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.customer.CustomerId;
import java.util.List;
import java.util.Map;

/**
 * A desk as stored.
 *
 * @param open in the order of opening (D1)
 * @param customers those of the open engagements, as they are now
 * @param recent newest first, none that is in Open (D2)
 */
public record DeskRows(List<StoredDraft> open, Map<CustomerId, StoredCustomer> customers, List<StoredRecent> recent) {
    public DeskRows {
        refuseNull("open", open, "customers", customers, "recent", recent);
        open = List.copyOf(open);
        customers = Map.copyOf(customers);
        recent = List.copyOf(recent);
    }
}
