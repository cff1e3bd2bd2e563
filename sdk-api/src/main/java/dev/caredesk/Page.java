package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items the entries, in the order that the list has
 * @param next where the next page begins; empty when this is the last
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {

    public Page {
        refuseNull("items", items, "next", next);
        items = List.copyOf(items);
    }

    /** A page that is the whole list. */
    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
