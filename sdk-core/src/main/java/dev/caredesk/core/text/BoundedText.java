package dev.caredesk.core.text;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** Texts that are compared for equality or by their beginning, made short enough for an index. Pure functions. */
public final class BoundedText {

    private static final int DIGEST = 1 + 64;

    private BoundedText() {}

    /**
     * The text if it has at most {@code max} UTF-16 units; else its beginning and a digest of all of it: different texts stay
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

    /** The first {@code max} UTF-16 units at most, never half a character; so short in code points as well. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
