package dev.caredesk.testkit.arbitrary;

import dev.caredesk.TenantSettings;
import dev.caredesk.event.Trimming;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A tenant's settings (R8), and how much of its journal is kept (Z3). */
public final class AnySettings {

    private AnySettings() {}

    /** Settings within their ranges. */
    public static Arbitrary<TenantSettings> settings() {
        return Combinators.combine(
                        Arbitraries.longs().between(60, 315_360_000).map(Duration::ofSeconds),
                        Arbitraries.of("IT", "FR", "DE", "US").optional(),
                        languages())
                .as(TenantSettings::new);
    }

    /** Returns how much of a journal is kept. */
    public static Arbitrary<Trimming> trimming() {
        Arbitrary<Trimming> byAge = Arbitraries.longs()
                .between(1, 315_360_000)
                .map(Duration::ofSeconds)
                .map(Trimming::olderThan);
        Arbitrary<Trimming> byCount =
                Arbitraries.longs().between(0, 1_000_000_000).map(Trimming::allButNewest);
        return Combinators.combine(Arbitraries.oneOf(byAge, byCount), Arbitraries.of(true, false))
                .as((trimming, audit) -> audit ? trimming.auditToo() : trimming);
    }

    /** Languages, also ones that there are no texts in. */
    public static Arbitrary<Locale> languages() {
        return Arbitraries.of("en", "it", "it-CH", "fr", "sr-Latn-RS", "zh-Hant", "und")
                .map(Locale::forLanguageTag);
    }
}
