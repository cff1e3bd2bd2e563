package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import dev.caredesk.WrongCallException;

/**
 * A search term of one field, made by the core (S1): 1 to 120 characters (Unicode code points), compared as it is.
 *
 * @param position its place among the terms of that field, from 0; several terms may share a place
 */
public record Term(Field field, int position, String text) {

    /** The most characters that a term has. */
    public static final int MAX = 120;

    public Term {
        refuseNull("field", field, "text", text);
        if (position < 0) {
            throw new WrongCallException("a term's position is less than 0");
        }
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX) {
            throw new WrongCallException("a term has not 1 to " + MAX + " characters");
        }
    }

    @Override
    public String toString() {
        return "Term[" + field + "@" + position + "]";
    }
}
