package dev.caredesk.jdbc;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan with what became of it, in the words of EXPLAIN ANALYZE. */
record QueryPlan(String text) {
    private static final Pattern WHOLE = Pattern.compile("Seq Scan on ([a-z_]+)");
    private static final Pattern READING = Pattern.compile("(Seq|Index|Index Only|Heap) Scan .*\\(cost=");
    private static final Pattern RUN = Pattern.compile("\\(actual rows=([0-9.]+) loops=([0-9]+)\\)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by [A-Za-z ]+: ([0-9]+)");
    private static final Pattern PAGES = Pattern.compile("Buffers: shared(?: hit=([0-9]+))?(?: read=([0-9]+))?");

    /** The tables that it reads from their beginning to their end. */
    List<String> readWhole() {
        return WHOLE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Returns the rows that it took from tables and indexes, with those that it threw away; EXPLAIN tells the average of the loops. */
    long rows() {
        double rows = 0;
        double loops = 0;
        for (String line : text.lines().toList()) {
            if (line.contains("(cost=")) {
                Matcher run = RUN.matcher(line);
                loops = run.find() ? Double.parseDouble(run.group(2)) : 0;
                rows += loops > 0 && READING.matcher(line).find() ? loops * Double.parseDouble(run.group(1)) : 0;
            }
            Matcher removed = REMOVED.matcher(line);
            rows += removed.find() ? loops * Double.parseDouble(removed.group(1)) : 0;
        }
        return Math.round(rows);
    }

    /** Returns the pages that it looked at, the same one counted each time: also those of an index in which it found nothing. */
    long pages() {
        Matcher pages = PAGES.matcher(text); // The first are those of the whole plan.
        return pages.find() ? number(pages.group(1)) + number(pages.group(2)) : 0;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    @Override
    public String toString() {
        return rows() + " rows, " + pages() + " pages\n" + text;
    }
}
