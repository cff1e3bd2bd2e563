package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.search.CustomerHit;
import java.util.List;

/**
 * The customer of an engagement, with the agent's unsaved changes in it.
 *
 * @param created whether the customer exists for others, too (C4)
 * @param displayName of the profile with the changes, in the desk's language (C2)
 * @param stored the profile as it was loaded; the prefill for a new customer
 * @param profile the profile with the changes
 * @param candidates customers that the interaction matches, where there are several or the address is unproven (C6)
 */
public record CustomerView(
        CustomerId id,
        boolean created,
        String displayName,
        Profile stored,
        Profile profile,
        List<CustomerHit> candidates) {

    public CustomerView {
        refuseNull("id", id, "displayName", displayName, "stored", stored);
        refuseNull("profile", profile, "candidates", candidates);
        candidates = List.copyOf(candidates);
    }
}
