package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Cursor;
import java.util.List;
import java.util.Optional;

/**
 * A page of offers, oldest first.
 *
 * @param waiting how many there are in all, {@link #MOST} at most
 * @param capped whether there are more than that
 * @param next where to go on; empty when there is no more
 */
public record OfferRows(List<StoredInteraction> items, int waiting, boolean capped, Optional<Cursor> next) {
    /** The number at which counting stops. */
    public static final int MOST = 1_000;

    public OfferRows {
        refuseNull("items", items, "next", next);
        items = List.copyOf(items);
    }
}
