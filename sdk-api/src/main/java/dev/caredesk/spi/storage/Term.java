package dev.caredesk.spi.storage;

import dev.caredesk.Field;

/**
 * A search term of one field, made by the core (S1): at most 120 characters, compared as it is.
 *
 * @param position its place among the terms of that field, from 0; several terms may share a place
 */
public record Term(Field field, int position, String text) {

    /** The most characters that a term has. */
    public static final int MAX = 120;

    @Override
    public String toString() {
        return "Term[" + field + "@" + position + "]";
    }
}
