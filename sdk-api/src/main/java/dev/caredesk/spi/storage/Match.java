package dev.caredesk.spi.storage;

import java.util.List;
import java.util.Optional;

/**
 * The customers that have a key, last updated first (C6).
 *
 * @param customers {@link #MOST} at most
 * @param file the customer's file, when exactly one matches
 */
public record Match(List<StoredCustomer> customers, Optional<CustomerFile> file) {

    /** How many customers a match lists at most. */
    public static final int MOST = 10;

    public Match {
        customers = List.copyOf(customers);
    }
}
