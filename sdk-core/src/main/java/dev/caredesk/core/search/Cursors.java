package dev.caredesk.core.search;

import com.google.common.hash.Hashing;
import dev.caredesk.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes the cursors of callers from those of the storage, and reads them back: a version, the kind of list, a checksum and the storage's
 * text, as URL-safe Base64. A cursor that is malformed, changed, of another version or of another list decodes to none. Pure functions.
 */
public final class Cursors {

    private static final byte VERSION = 2;
    private static final int HEAD = 2 + Integer.BYTES;

    private Cursors() {}

    /** Returns the cursor of a place in a list of that kind. */
    public static Cursor encode(ListKind kind, Cursor place) {
        byte[] text = place.value().getBytes(StandardCharsets.UTF_8);
        return cursor(ByteBuffer.allocate(HEAD + text.length)
                .put(VERSION)
                .put(kind.tag())
                .putInt(checksum(kind, text))
                .put(text)
                .array());
    }

    /** Returns the storage's cursor of a place in a list of that kind. */
    public static Optional<Cursor> decode(ListKind kind, Cursor cursor) {
        return bytes(cursor)
                .filter(bytes -> bytes.remaining() > HEAD)
                .filter(bytes -> bytes.get() == VERSION && bytes.get() == kind.tag())
                .flatMap(bytes -> {
                    int checksum = bytes.getInt();
                    byte[] text = new byte[bytes.remaining()];
                    bytes.get(text);
                    return checksum == checksum(kind, text)
                            ? Optional.of(Cursor.of(new String(text, StandardCharsets.UTF_8)))
                            : Optional.empty();
                });
    }

    private static int checksum(ListKind kind, byte[] text) {
        return Hashing.crc32c()
                .newHasher()
                .putByte(kind.tag())
                .putBytes(text)
                .hash()
                .asInt();
    }

    private static Cursor cursor(byte[] bytes) {
        return Cursor.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static Optional<ByteBuffer> bytes(Cursor cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor.value());
            return cursor(bytes).equals(cursor) ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
