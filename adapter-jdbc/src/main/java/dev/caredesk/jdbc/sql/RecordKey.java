package dev.caredesk.jdbc.sql;

import dev.caredesk.RecordId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The text by which a record is found among those of its kind: its key or, where that is too long for an index, its beginning and a hash
 * of all of it. Only an interaction's can be. What is shortened is longer than any that is not, so that no two records have the same.
 */
public final class RecordKey {
    /** The most characters that stay as they are: with a tenant as long beside it, an index entry of PostgreSQL has room for them. */
    private static final int MOST = 200;

    private RecordKey() {}

    /** Returns the text that is stored and looked up. */
    public static String of(RecordId id) {
        String key = id.key();
        return isShort(key) ? key : key.substring(0, key.offsetByCodePoints(0, MOST)) + hash(key);
    }

    /** Returns the key as it is, for a column of its own; empty where the text that is looked up says it. */
    public static Optional<String> whole(RecordId id) {
        return Optional.of(id.key()).filter(key -> !isShort(key));
    }

    private static boolean isShort(String key) {
        return key.length() <= MOST || key.codePointCount(0, key.length()) <= MOST;
    }

    private static String hash(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java must have SHA-256, had none", impossible);
        }
    }
}
