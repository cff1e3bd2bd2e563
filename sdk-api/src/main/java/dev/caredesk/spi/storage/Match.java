package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.List;
import java.util.Optional;

/**
 * The customers that have a key, last updated first (C6).
 *
 * @param customers {@link #MOST} at most
 * @param file the customer's file, when exactly one matches
 */
public record Match(List<StoredCustomer> customers, Optional<CustomerFile> file) {

    /** The maximum number of customers that a match lists. */
    public static final int MOST = 10;

    /**
     * The minimum number of customers sharing a key that are looked at, so that a key of very many costs no more. Where more
     * share it, those listed are the last updated of some of them.
     */
    public static final int SHARED = 100;

    public Match {
        refuseNull("customers", customers, "file", file);
        customers = List.copyOf(customers);
    }
}
