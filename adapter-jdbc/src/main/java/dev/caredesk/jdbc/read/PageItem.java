package dev.caredesk.jdbc.read;

import dev.caredesk.Cursor;
import dev.caredesk.jdbc.sql.Microseconds;
import dev.caredesk.jdbc.sql.ResultRow;
import dev.caredesk.jdbc.sql.SqlSession;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.Rows;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Something in a list, with its place there. */
record PageItem<T>(After place, T item) {
    /** The place before all items. */
    static final After FIRST = new After(Microseconds.instant(Microseconds.BEFORE_ALL), Long.MIN_VALUE);

    /** The place after all items. */
    static final After LAST = new After(Microseconds.instant(Long.MAX_VALUE / 2), Long.MAX_VALUE);

    static final Comparator<PageItem<?>> OLDEST_FIRST = Comparator.comparing(
            PageItem::place, Comparator.comparing(After::at).thenComparing(After::order));

    static final Comparator<PageItem<?>> NEWEST_FIRST = OLDEST_FIRST.reversed();

    /** Reads the place and then the thing. */
    static <T> PageItem<T> of(ResultRow row, SqlSession.RowMapper<T> mapper) throws SQLException {
        return new PageItem<>(new After(row.instant(), row.number()), mapper.map(row));
    }

    /** A page of what was read with one more than its size, so that it is known whether there is more. */
    static <T> Rows<T> page(int size, List<PageItem<T>> read) {
        List<PageItem<T>> shown = read.size() > size ? read.subList(0, size) : read;
        Optional<Cursor> next = read.size() > size
                ? Optional.of(shown.get(shown.size() - 1).place().cursor())
                : Optional.empty();
        return new Rows<>(shown.stream().map(PageItem::item).toList(), next);
    }
}
