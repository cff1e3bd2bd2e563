package dev.caredesk.testkit.arbitrary;

import dev.caredesk.customer.Customer;
import dev.caredesk.search.CustomerHit;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Customers (C). */
public final class AnyCustomer {

    private AnyCustomer() {}

    /** Customers as stored. */
    public static Arbitrary<Customer> customers() {
        return Combinators.combine(
                        AnyId.customer(),
                        AnyVersion.versions(),
                        AnyProfile.profiles(),
                        Combinators.combine(AnyTime.instants(), AnyTime.instants())
                                .as(Tuple::of))
                .as((id, version, profile, times) -> new Customer(id, version, profile, times.get1(), times.get2()));
    }

    /** Customers that were found (S1). */
    public static Arbitrary<CustomerHit> hits() {
        return Combinators.combine(customers(), AnyText.wellFormed()).as(CustomerHit::new);
    }
}
