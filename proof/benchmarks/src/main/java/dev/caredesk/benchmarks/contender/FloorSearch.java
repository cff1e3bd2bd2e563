package dev.caredesk.benchmarks.contender;

import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.measure.Contender;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Searches in hand-written JDBC on the SDK's own tables: the floor of our goal. One trip reads where a cursor begins, counts the
 * customers up to one more than 10,000, and reads the first 20 and one more, those with an exact value first. It knows beforehand that
 * there is one word, and reads its places from the index alone, one of each customer, as the SDK does.
 *
 * <p>The bare one reads any 20 customers that match, and counts none.
 *
 * @param words what is looked for in a turn, from a term to another one, and the exact value
 */
public record FloorSearch(String url, IntFunction<TermRange> words, boolean bare) implements Contender {

    private static final String PLACES =
            "SELECT %s FROM caredesk.term WHERE tenant = 'default' AND term >= ? AND term < ? AND shared < ? LIMIT 10001";
    private static final String EXACT = "SELECT 1 AS exact, customer, updated, updated_order FROM caredesk.term"
            + " WHERE tenant = 'default' AND term = ? LIMIT 10001";

    private static final String FIND = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
            + " SELECT last_value FROM caredesk.commit_number;"
            + " SELECT COUNT(*) FROM (" + PLACES.formatted("1") + ") f;"
            + " SELECT c.id, c.version, c.created, c.updated, c.payload FROM (SELECT * FROM ((" + EXACT
            + ") UNION ALL ("
            + PLACES.formatted("0 AS exact, customer, updated, updated_order") + ")) f"
            + " ORDER BY exact DESC, updated DESC, updated_order DESC LIMIT 21) f"
            + " JOIN caredesk.customer c ON c.tenant = 'default' AND c.id = f.customer"
            + " ORDER BY f.exact DESC, f.updated DESC, f.updated_order DESC; COMMIT";

    private static final String BARE = "SELECT c.id, c.payload FROM (SELECT customer FROM caredesk.term"
            + " WHERE tenant = 'default' AND term >= ? AND term < ? LIMIT 20) f"
            + " JOIN caredesk.customer c ON c.tenant = 'default' AND c.id = f.customer";

    /** Terms from one up to another one, which is not in it. */
    public record TermRange(String from, String to, String exact) {

        int length() {
            return from.length();
        }

        public static TermRange prefix(String text) {
            return new TermRange(
                    text,
                    text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) + 1),
                    "=" + text + "*");
        }

        public static TermRange word(String text) {
            return new TermRange(text, text + "\u0001", "=" + text);
        }
    }

    @Override
    public Agent agent(int number, int of) {
        JdbcConnection hand = new JdbcConnection(url);
        return new SearchAgent(turn -> search(hand, words.apply(turn * of + number)), hand::close);
    }

    private void search(JdbcConnection hand, TermRange range) {
        if (bare) {
            List<JdbcConnection.ResultRow> found = hand.rows(BARE, range.from(), range.to());
            FilledRowsCheck.require(!found.isEmpty(), "nobody is found");
        } else {
            List<List<JdbcConnection.ResultRow>> answers = hand.answers(
                    FIND,
                    range.from(),
                    range.to(),
                    range.length(),
                    range.exact(),
                    range.from(),
                    range.to(),
                    range.length());
            FilledRowsCheck.require(!answers.get(2).isEmpty(), "nobody is found");
        }
    }

    @Override
    public void close() {
        // Agents close their connections.
    }
}
