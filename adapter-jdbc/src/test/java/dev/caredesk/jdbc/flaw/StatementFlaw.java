package dev.caredesk.jdbc.flaw;

import java.util.List;
import java.util.regex.MatchResult;
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

    private static final Pattern CONDITION = Pattern.compile("(?:\\w+\\.)?(?!tenant)\\w+ (?:=|<>|<=|>=|<|>) \\?");
    private static final Pattern VALUE = Pattern.compile("(?<=SET |, )(\\w+) = \\?");

    /** The kinds of mistakes. */
    enum Kind {
        /** A condition is missing, other than that on the tenant. */
        CONDITION,
        /** A changed value is left as it was. */
        VALUE
    }

    /** Returns all mistakes in a statement. */
    static List<StatementFlaw> of(String text) {
        return Stream.of(conditions(text), values(text)).flatMap(List::stream).toList();
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
