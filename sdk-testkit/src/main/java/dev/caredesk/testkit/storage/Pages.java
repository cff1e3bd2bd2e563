package dev.caredesk.testkit.storage;

import dev.caredesk.Cursor;
import dev.caredesk.spi.storage.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads lists in pages, to the end. */
final class Pages {
    private Pages() {}

    /** Returns the items of all pages; between them something happens. */
    static <T> List<T> all(Function<Optional<Cursor>, Rows<T>> read, Runnable between) {
        List<T> all = new ArrayList<>();
        Optional<Cursor> from = Optional.empty();
        PageCount count = new PageCount();
        do {
            count.next();
            Rows<T> page = read.apply(from);
            all.addAll(page.items());
            from = page.next();
            between.run();
        } while (from.isPresent());
        return all;
    }
}
