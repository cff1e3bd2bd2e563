package dev.caredesk;

/**
 * The name of one field of a record, such as {@code firstName}, {@code title} or, for an extra field of a customer,
 * {@code extra:} and its name. As JSON it is its name.
 */
public record Field(String value) implements Identifier, Comparable<Field> {

    private static final String EXTRA = "extra:";

    /** A request's title. */
    public static final Field TITLE = new Field("title");
    /** A request's description. */
    public static final Field DESCRIPTION = new Field("description");
    /** A request's status: {@code open} or {@code closed}. */
    public static final Field STATUS = new Field("status");
    /** An activity's tags; each tag is a change of its own. */
    public static final Field TAGS = new Field("tags");
    /** An activity's request. */
    public static final Field REQUEST = new Field("request");
    /** An activity's customer. */
    public static final Field CUSTOMER = new Field("customer");
    /** The activity that a comment or a message belongs to. */
    public static final Field ACTIVITY = new Field("activity");

    public static final Field INTERACTION = new Field("interaction");
    /** An activity's end. */
    public static final Field ENDED = new Field("ended");
    /** The text of a comment, a message or a reply. */
    public static final Field TEXT = new Field("text");

    public Field {
        value = Identifier.checked("field name", value);
    }

    /** Returns the field with the given name. */
    public static Field of(String value) {
        return new Field(value);
    }

    /** Returns the extra field with the given name (C1). */
    public static Field extra(String name) {
        return new Field(EXTRA + Identifier.checked("extra field name", name));
    }

    /** Returns whether it is an extra field. */
    public boolean isExtra() {
        return value.startsWith(EXTRA) && value.length() > EXTRA.length();
    }

    /** Returns the name without the prefix of an extra field. */
    public String plainName() {
        return isExtra() ? value.substring(EXTRA.length()) : value;
    }

    @Override
    public int compareTo(Field other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
