package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.Locale;

/**
 * A name of one thing, of 1 to 200 characters (Unicode code points) without control characters, unpaired surrogates, or white
 * space at either end. As JSON it is its {@link #value() value}.
 */
public interface Identifier {

    /** The maximum number of characters of an identifier, unless it says otherwise. */
    int MAX = 200;

    /** Returns the name as text. */
    String value();

    /**
     * Returns the value if it is a well-formed identifier.
     *
     * @throws WrongCallException if it is not; the message names {@code what} and never the value
     */
    static String checked(String what, String value) {
        refuseNull("what", what);
        return checked(what, value, MAX);
    }

    /** Does the same as {@link #checked(String, String)}, with another limit. */
    static String checked(String what, String value, int max) {
        refuseNull("what", what);
        refuseNull(what, value);
        if (value.isBlank()) {
            throw new WrongCallException(what + " must not be blank");
        }
        int size = value.codePointCount(0, value.length());
        if (size > max) {
            throw new WrongCallException(
                    String.format(Locale.ROOT, "%s must have 1 to %,d characters, was %,d", what, max, size));
        }
        if (!value.equals(value.strip())) {
            throw new WrongCallException(what + " must not begin or end with white space");
        }
        if (!isWhole(value)) {
            throw new WrongCallException(what + " must not contain a control character or an unpaired surrogate");
        }
        return value;
    }

    // A loop: every row that is read has several.
    private static boolean isWhole(String value) {
        for (int at = 0; at < value.length(); ) {
            int point = value.codePointAt(at);
            if (Character.isISOControl(point)
                    || (Character.isBmpCodePoint(point) && Character.isSurrogate((char) point))) {
                return false;
            }
            at += Character.charCount(point);
        }
        return true;
    }
}
