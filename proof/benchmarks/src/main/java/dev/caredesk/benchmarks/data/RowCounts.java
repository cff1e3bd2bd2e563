package dev.caredesk.benchmarks.data;

import dev.caredesk.benchmarks.contender.JdbcConnection;
import dev.caredesk.benchmarks.measure.Contender;
import dev.caredesk.benchmarks.measure.ContestEntry;
import dev.caredesk.benchmarks.measure.MeasuringRounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The number of rows in each table: hand-written code that leaves fewer than the SDK does is no floor. */
public final class RowCounts {

    private static final List<String> COUNTED = List.of(
            "customer",
            "request",
            "request WHERE closed IS NOT NULL",
            "activity",
            "activity WHERE ended IS NOT NULL AND engagement IS NULL",
            "comment",
            "interaction",
            "interaction WHERE state = 'TAKEN'",
            "offer",
            "message",
            "customer_key",
            "term",
            "claim",
            "draft",
            "recent",
            "command",
            "lane",
            "journal",
            "change_set",
            "settings");

    private RowCounts() {}

    /** Lets both do so many operations on databases that were alike, and fails when they left different numbers of rows. */
    public static void alike(ContestEntry one, String oneUrl, ContestEntry other, String otherUrl, int operations) {
        Map<String, Long> first = after(one.open(), oneUrl, operations);
        Map<String, Long> second = after(other.open(), otherUrl, operations);
        FilledRowsCheck.require(
                first.equals(second),
                "after " + operations + " operations " + one.name() + " left " + first + ", and " + other.name() + " "
                        + second);
        System.out.println("Rows after " + operations + " operations, of both: " + first);
    }

    private static Map<String, Long> after(Function<String, Contender> open, String url, int operations) {
        try (Contender contender = open.apply(url)) {
            try (Contender.Agent agent = contender.agent(0, 1)) {
                for (int done = 0; done < operations; done++) {
                    long took = MeasuringRounds.timed(agent);
                    FilledRowsCheck.require(took > 0, "an operation took no time");
                }
            }
        }
        return counts(url);
    }

    public static Map<String, Long> counts(String url) {
        try (JdbcConnection hand = new JdbcConnection(url)) {
            Map<String, Long> counts = new LinkedHashMap<>();
            COUNTED.forEach(table -> counts.put(table, count(hand, table)));
            return counts;
        }
    }

    private static long count(JdbcConnection hand, String table) {
        return hand.rows("SELECT count(*) FROM caredesk." + table).get(0).number(0);
    }
}
