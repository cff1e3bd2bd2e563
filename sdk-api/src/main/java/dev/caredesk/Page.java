package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param items the entries, in the order of the list
 * @param next where the next page begins; empty when this is the last
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {

    public Page {
        refuseNull("items", items, "next", next);
        items = List.copyOf(items);
    }

    /** Returns the last page, with the given items. */
    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    /** Returns a copy with each item mapped to another one. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
