package dev.caredesk.core.search;

import dev.caredesk.Cursor;
import dev.caredesk.spi.storage.After;
import dev.caredesk.spi.storage.SearchQuery.SearchAfter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Encodes places in lists as cursors, and decodes them: a version, the kind of list and the place, as URL-safe Base64. A cursor that is
 * malformed, of another version or of another list decodes to none. Pure functions.
 */
public final class Cursors {

    private static final byte VERSION = 1;
    private static final int HEAD = 2;
    private static final int AFTER = Long.BYTES + Integer.BYTES + Long.BYTES;
    private static final int SEARCH_AFTER = Long.BYTES + 1 + AFTER;

    private static final int NANOS = 1_000_000_000;
    /** The years 1 to 9999, which every storage can compare. */
    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Cursors() {}

    /** Returns the cursor of a place in a list of that kind. */
    public static Cursor encode(ListKind kind, After after) {
        return cursor(put(head(kind, AFTER), after));
    }

    /** Returns the cursor of a place in the hits of a search. */
    public static Cursor encode(SearchAfter after) {
        ByteBuffer bytes = head(ListKind.SEARCH, SEARCH_AFTER).putLong(after.began());
        return cursor(put(bytes.put((byte) (after.exact() ? 1 : 0)), after.last()));
    }

    /** Returns the place in a list of that kind. */
    public static Optional<After> decode(ListKind kind, Cursor cursor) {
        return body(kind, AFTER, cursor).flatMap(Cursors::after);
    }

    /** Returns the place in the hits of a search. */
    public static Optional<SearchAfter> decodeSearch(Cursor cursor) {
        return body(ListKind.SEARCH, SEARCH_AFTER, cursor).flatMap(bytes -> {
            long began = bytes.getLong();
            byte exact = bytes.get();
            return after(bytes)
                    .filter(last -> exact == 0 || exact == 1)
                    .map(last -> new SearchAfter(began, exact == 1, last));
        });
    }

    private static ByteBuffer head(ListKind kind, int size) {
        return ByteBuffer.allocate(HEAD + size).put(VERSION).put(kind.tag());
    }

    private static ByteBuffer put(ByteBuffer bytes, After after) {
        Instant at = after.at();
        return bytes.putLong(at.getEpochSecond()).putInt(at.getNano()).putLong(after.order());
    }

    private static Cursor cursor(ByteBuffer written) {
        byte[] bytes = new byte[written.flip().remaining()];
        written.get(bytes);
        return cursor(bytes);
    }

    private static Cursor cursor(byte[] bytes) {
        return Cursor.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static Optional<ByteBuffer> body(ListKind kind, int size, Cursor cursor) {
        return bytes(cursor)
                .filter(bytes -> bytes.remaining() == HEAD + size)
                .filter(bytes -> bytes.get() == VERSION && bytes.get() == kind.tag());
    }

    private static Optional<ByteBuffer> bytes(Cursor cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor.value());
            return cursor(bytes).equals(cursor) ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<After> after(ByteBuffer bytes) {
        long second = bytes.getLong();
        int nano = bytes.getInt();
        if (second < FIRST || second > LAST || nano < 0 || nano >= NANOS) {
            return Optional.empty();
        }
        return Optional.of(new After(Instant.ofEpochSecond(second, nano), bytes.getLong()));
    }
}
