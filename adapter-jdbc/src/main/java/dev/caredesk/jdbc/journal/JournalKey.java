package dev.caredesk.jdbc.journal;

import dev.caredesk.jdbc.sql.ResultRow;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of a journal entry: era, transaction, and number of the commit order. */
record JournalKey(long era, long txid, long order) implements Comparable<JournalKey> {
    /** The key before all others. */
    static final JournalKey FIRST = new JournalKey(0, 0, 0);

    /** The columns, in their order. */
    static final String COLUMNS = "era, txid, commit_order";

    private static final Comparator<JournalKey> IN_ORDER = Comparator.comparingLong(JournalKey::era)
            .thenComparingLong(JournalKey::txid)
            .thenComparingLong(JournalKey::order);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})-([0-9]{1,18})-([0-9]{1,18})");

    static JournalKey of(ResultRow row) throws SQLException {
        return new JournalKey(row.number(), row.number(), row.number());
    }

    static Optional<JournalKey> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new JournalKey(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(JournalKey other) {
        return IN_ORDER.compare(this, other);
    }

    String text() {
        return era + "-" + txid + "-" + order;
    }
}
