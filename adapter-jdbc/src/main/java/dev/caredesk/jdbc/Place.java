package dev.caredesk.jdbc;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an entry of the journal stands: by era, transaction, and number of the commit order. */
record Place(long era, long txid, long order) implements Comparable<Place> {
    /** In front of all. */
    static final Place FIRST = new Place(0, 0, 0);

    /** The columns, in their order. */
    static final String COLUMNS = "era, txid, commit_order";

    private static final Comparator<Place> IN_ORDER =
            Comparator.comparingLong(Place::era).thenComparingLong(Place::txid).thenComparingLong(Place::order);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})-([0-9]{1,18})-([0-9]{1,18})");

    static Place of(Row row) throws SQLException {
        return new Place(row.number(), row.number(), row.number());
    }

    static Optional<Place> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Place(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Place other) {
        return IN_ORDER.compare(this, other);
    }

    String text() {
        return era + "-" + txid + "-" + order;
    }
}
