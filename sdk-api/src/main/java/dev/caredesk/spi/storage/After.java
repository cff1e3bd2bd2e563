package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Cursor;
import dev.caredesk.WrongCallException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list that is ordered by an instant and, where that is equal, by commit order (T1). A storage whose lists are in that order
 * makes its cursors of it; no other code looks into them.
 *
 * @param order the storage's own number of the commit order, greater for what was committed later
 */
public record After(Instant at, long order) {

    private static final Pattern TEXT = Pattern.compile("(-?[0-9]{1,12})\\.([0-9]{1,9})\\.(-?[0-9]{1,19})");

    public After {
        refuseNull("at", at);
    }

    /** Returns the cursor of the place. */
    public Cursor cursor() {
        return Cursor.of(text());
    }

    String text() {
        return at.getEpochSecond() + "." + at.getNano() + "." + order;
    }

    /**
     * Returns the place of a cursor.
     *
     * @throws WrongCallException if no place has such a cursor
     */
    public static After of(Cursor cursor) {
        refuseNull("cursor", cursor);
        return parsed(cursor.value());
    }

    static After parsed(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw unknown();
        }
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            return new After(at, Long.parseLong(matcher.group(3)));
        } catch (NumberFormatException tooLong) {
            throw unknown();
        }
    }

    static WrongCallException unknown() {
        return new WrongCallException("cursor must be one that a page of the same list gave");
    }
}
