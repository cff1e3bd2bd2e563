package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Cursor;
import dev.caredesk.WrongCallException;
import java.util.List;
import java.util.Optional;

/**
 * A page of rows.
 *
 * @param next where to go on; empty when there is no more
 */
public record Rows<T>(List<T> items, Optional<Cursor> next) {

    /** The largest size of a page. */
    public static final int MOST = 200;

    public Rows {
        refuseNull("items", items, "next", next);
        items = List.copyOf(items);
    }

    /** Returns the size of a page if it is 1 to {@link #MOST}; any other is a wrong call. */
    public static int checkedSize(int size) {
        if (size < 1 || size > MOST) {
            throw new WrongCallException("page size must be 1 to " + MOST + ", was " + size);
        }
        return size;
    }

    /** Returns a limit if it is at least 1; any other is a wrong call. */
    public static int checkedLimit(int limit) {
        if (limit < 1) {
            throw new WrongCallException("limit must be at least 1, was " + limit);
        }
        return limit;
    }
}
