package dev.caredesk.testkit.arbitrary;

import dev.caredesk.TenantSettings;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A tenant's settings (R8). */
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

    /** Languages, also ones that there are no texts in. */
    public static Arbitrary<Locale> languages() {
        return Arbitraries.of("en", "it", "it-CH", "fr", "sr-Latn-RS", "zh-Hant", "und")
                .map(Locale::forLanguageTag);
    }
}
