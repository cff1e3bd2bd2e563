package dev.caredesk.core.text;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** Shortens texts so that they fit into an index. Pure functions. */
public final class BoundedText {

    private static final int DIGEST = 1 + 64;

    private BoundedText() {}

    /**
     * Returns the text if it has at most {@code max} UTF-16 units, else its beginning and a digest of all of it. Different texts stay
     * different, equal ones equal.
     */
    public static String distinct(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        String digest =
                Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
        return cut(text, max - DIGEST) + "#" + digest;
    }

    /** Returns at most the first {@code max} UTF-16 units, never half a character; so at most {@code max} code points as well. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
