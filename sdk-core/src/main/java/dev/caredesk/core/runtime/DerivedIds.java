package dev.caredesk.core.runtime;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** Derives ids from other ids, so that a repeated operation makes the same ones (E7). They are digests, which do not reveal their parts. */
public final class DerivedIds {

    private static final int LENGTH = 32;

    private DerivedIds() {}

    /** Returns the id that is derived from those parts; "a", "bc" and "ab", "c" give different ids. */
    public static String derived(String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            all.append(part.length()).append(' ').append(part);
        }
        return Hashing.sha256()
                .hashString(all, StandardCharsets.UTF_8)
                .toString()
                .substring(0, LENGTH);
    }
}
