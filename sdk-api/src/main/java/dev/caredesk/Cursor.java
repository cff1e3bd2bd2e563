package dev.caredesk;

/** An opaque place in a paged list, given by a page and handed back for the next one. */
public record Cursor(String value) implements Identifier {

    private static final int MAX_CURSOR = 2_000;

    public Cursor {
        value = Identifier.checked("cursor", value, MAX_CURSOR);
    }

    /** Returns the cursor with the given value. */
    public static Cursor of(String value) {
        return new Cursor(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
