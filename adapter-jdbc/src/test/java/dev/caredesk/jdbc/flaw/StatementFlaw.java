package dev.caredesk.jdbc.flaw;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement with one mistake in it. All parameters stay, so that they keep their places.
 *
 * @param place what is around the mistake: where that is the same in two statements, one piece of code wrote both
 * @param flawed the statement with the mistake
 */
record StatementFlaw(Kind kind, String place, String flawed) {

    private static final int AROUND = 60;
    private static final Pattern LIMIT = Pattern.compile("LIMIT [0-9]+");

    /** A condition on the tenant, with a parameter or with the column of another table. */
    private static final Pattern TENANT = Pattern.compile("(?:\\w+\\.)?tenant = (\\?|\\w+\\.tenant)");

    private static final Pattern CONDITION = Pattern.compile("(?:\\w+\\.)?(?!tenant)\\w+ (?:=|<>|<=|>=|<|>) \\?");
    private static final Pattern VALUE = Pattern.compile("(?<=SET |, )(\\w+) = \\?");
    private static final Pattern ORDERED = Pattern.compile("ORDER BY ([^()]*?)(?= LIMIT| OFFSET|\\)|$)");

    /** The columns that order lists; others in front of them have one value in each list, for the index. */
    private static final Set<String> ORDERING = Set.of(
            "at",
            "started",
            "created",
            "updated",
            "opened",
            "closed",
            "version",
            "open_deadline",
            "commit_order",
            "created_order",
            "updated_order");

    /** The kinds of mistakes. */
    enum Kind {
        /** A condition on the tenant is missing (Z2). */
        TENANT,
        /** Another condition is missing. */
        CONDITION,
        /** A column of an order counts the other way round. */
        ORDER,
        /** A changed value is left as it was. */
        VALUE
    }

    /** Returns all mistakes in a statement. */
    static List<StatementFlaw> of(String text) {
        return Stream.of(tenants(text), conditions(text), orders(text), values(text))
                .flatMap(List::stream)
                .toList();
    }

    private static List<StatementFlaw> tenants(String text) {
        return TENANT.matcher(text)
                .results()
                .map(found -> of(Kind.TENANT, text, found, found.group(1).equals("?") ? "? IS NOT NULL" : "TRUE"))
                .toList();
    }

    private static List<StatementFlaw> conditions(String text) {
        int values = endOfValues(text);
        return CONDITION
                .matcher(text)
                .results()
                .filter(found -> found.start() >= values)
                .map(found -> of(Kind.CONDITION, text, found, "(? IS NULL OR TRUE)"))
                .toList();
    }

    private static List<StatementFlaw> values(String text) {
        return VALUE.matcher(text)
                .results()
                .filter(found -> found.start() < endOfValues(text))
                .map(found -> {
                    String same = found.group(1) + " = CASE WHEN ? IS NULL THEN " + found.group(1) + " ELSE "
                            + found.group(1) + " END";
                    return of(Kind.VALUE, text, found, same);
                })
                .toList();
    }

    /** Returns where the conditions of an UPDATE begin; 0 for any other statement. */
    private static int endOfValues(String text) {
        return text.contains("UPDATE ") ? text.lastIndexOf(" WHERE ") : 0;
    }

    private static List<StatementFlaw> orders(String text) {
        List<StatementFlaw> flaws = new ArrayList<>();
        Matcher orders = ORDERED.matcher(text);
        while (orders.find()) {
            String[] columns = orders.group(1).split(", ");
            for (int at = 0; at < columns.length; at++) {
                String name = columns[at].replaceFirst("^\\w+\\.", "").replace(" DESC", "");
                if (ORDERING.contains(name)) {
                    String[] turned = columns.clone();
                    turned[at] =
                            columns[at].endsWith(" DESC") ? columns[at].replace(" DESC", "") : columns[at] + " DESC";
                    flaws.add(of(Kind.ORDER, text, orders.toMatchResult(), "ORDER BY " + String.join(", ", turned)));
                }
            }
        }
        return flaws;
    }

    private static StatementFlaw of(Kind kind, String text, MatchResult found, String by) {
        String before = text.substring(0, found.start());
        String behind = text.substring(found.end());
        String place = before.substring(Math.max(0, before.length() - AROUND))
                + by
                + behind.substring(0, Math.min(AROUND, behind.length()));
        return new StatementFlaw(kind, LIMIT.matcher(place).replaceAll("LIMIT n"), before + by + behind);
    }

    /** Returns what the same mistake is in whichever statement. */
    String mistake() {
        return kind + ": …" + place + "…";
    }
}
