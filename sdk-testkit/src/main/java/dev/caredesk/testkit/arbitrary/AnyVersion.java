package dev.caredesk.testkit.arbitrary;

import dev.caredesk.Version;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Versions of records (T1). */
public final class AnyVersion {

    private AnyVersion() {}

    /** Versions, most of them small. */
    public static Arbitrary<Version> versions() {
        return Arbitraries.longs().between(1, Long.MAX_VALUE).map(Version::new);
    }
}
