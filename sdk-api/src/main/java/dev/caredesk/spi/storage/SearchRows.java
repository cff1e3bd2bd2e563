package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Cursor;
import java.util.List;
import java.util.Optional;

/**
 * A page of hits: exact ones first, then by last update of the customer, newest first.
 *
 * @param matches how many customers match, {@link SearchQuery#MOST} at most
 * @param capped whether more match, so that order and count cover {@link SearchQuery#MOST} of them
 * @param next where to go on; empty when there is no more
 */
public record SearchRows(List<StoredCustomer> items, int matches, boolean capped, Optional<Cursor> next) {
    public SearchRows {
        refuseNull("items", items, "next", next);
        items = List.copyOf(items);
    }
}
