package dev.caredesk.testkit.arbitrary;

import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.Profile;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of a customer (C1). */
public final class AnyProfile {

    private AnyProfile() {}

    /** Profiles with some named and extra fields, also none. */
    public static Arbitrary<Profile> profiles() {
        return Arbitraries.maps(AnyField.ofCustomer(), AnyText.notBlank())
                .ofMaxSize(5)
                .map(Profile::new);
    }

    /** Profiles that a new customer can be created with (C4). */
    public static Arbitrary<Profile> creatable() {
        return Combinators.combine(profiles(), AnyText.notBlank())
                .as((profile, name) -> profile.with(CustomerFields.LAST_NAME, name));
    }
}
