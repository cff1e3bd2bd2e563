package dev.caredesk.email.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates of RFC 5322, with its obsolete zones and years and the usual slips. */
final class MailDateParser {

    private static final int LONGEST = 200;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Map<String, Integer> ZONES =
            Map.of("EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7);

    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

    private static final Pattern DATE = Pattern.compile("(?:\\p{Alpha}{2,9}\\.?\\s*,?\\s*)?"
            + "(?<day>\\d{1,2})[\\s-]+(?<month>\\p{Alpha}{3,9})\\.?[\\s,-]+(?<year>\\d{2,4})[\\s,]+"
            + "(?<hour>\\d{1,2})\\s*:\\s*(?<minute>\\d{2})(?:\\s*:\\s*(?<second>\\d{2})(?:\\.\\d+)?)?"
            + "(?:\\s*(?<zone>\\p{Alpha}{1,5}))?(?:\\s*(?<sign>[+-])(?<zh>\\d{2}):?(?<zm>\\d{2}))?\\s*.*");

    private MailDateParser() {}

    static Optional<Instant> read(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher date = DATE.matcher(COMMENT.matcher(written).replaceAll(" ").strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(local(date).toInstant(zone(date)));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static LocalDateTime local(Matcher date) {
        int month = 1 + MONTHS.indexOf(date.group("month").substring(0, 3).toLowerCase(Locale.ROOT));
        String second = date.group("second");
        return LocalDateTime.of(
                year(date.group("year")),
                month,
                Integer.parseInt(date.group("day")),
                Integer.parseInt(date.group("hour")),
                Integer.parseInt(date.group("minute")),
                second == null ? 0 : Math.min(59, Integer.parseInt(second)));
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        return digits.length() == 2 && year < 50 ? 2000 + year : 1900 + year;
    }

    /** An unknown zone, or none, counts as UTC (RFC 5322, 4.3). */
    private static ZoneOffset zone(Matcher date) {
        if (date.group("sign") != null) {
            int minutes = 60 * Integer.parseInt(date.group("zh")) + Integer.parseInt(date.group("zm"));
            return ZoneOffset.ofTotalSeconds((date.group("sign").equals("-") ? -60 : 60) * minutes);
        }
        String name = date.group("zone");
        return name == null ? ZoneOffset.UTC : ZoneOffset.ofHours(ZONES.getOrDefault(name.toUpperCase(Locale.ROOT), 0));
    }
}
