package dev.caredesk.core.runtime;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * Makes ids that follow from other ids, so that what is asked again makes the same ones (E7). They are digests: nothing of what they
 * are made from can be read in them.
 */
public final class DerivedIds {

    private static final int LENGTH = 32;

    private DerivedIds() {}

    /** The id that follows from those parts; parts are kept apart, so that "a", "bc" and "ab", "c" differ. */
    public static String derived(String... parts) {
        Hasher hasher = Hashing.sha256().newHasher();
        for (String part : parts) {
            hasher.putInt(part.length()).putString(part, StandardCharsets.UTF_16LE);
        }
        return hasher.hash().toString().substring(0, LENGTH);
    }
}
