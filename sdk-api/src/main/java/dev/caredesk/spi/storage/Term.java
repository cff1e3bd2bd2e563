package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import dev.caredesk.WrongCallException;
import java.util.Locale;

/**
 * A search term of one field, made by the core (S1): 1 to 120 characters (Unicode code points), compared as it is.
 *
 * @param position its place among the terms of that field, from 0; several terms may share a place
 */
public record Term(Field field, int position, String text) {

    /** The maximum number of characters of a term. */
    public static final int MAX = 120;

    public Term {
        refuseNull("field", field, "text", text);
        if (position < 0) {
            throw new WrongCallException("term position must be at least 0, was " + position);
        }
        int size = text.codePointCount(0, text.length());
        if (size < 1 || size > MAX) {
            throw new WrongCallException(
                    String.format(Locale.ROOT, "term text must have 1 to %,d characters, was %,d", MAX, size));
        }
    }

    @Override
    public String toString() {
        return "Term[" + field + "@" + position + "]";
    }
}
