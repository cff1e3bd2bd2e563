package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings of a tenant, kept in the storage (R8). The values are checked when they are set, not here.
 *
 * @param closeAfter how long a request stays open after its last update; 1 minute to 10 years (3,650 days), default 5 days. A
 *     changed delay acts from each request's next update
 * @param region the region in which phone numbers without a + are read, as two capital letters (ISO 3166); none by default. A
 *     changed region acts on what is said, accepted and searched from then on, and on a stored customer from its next save: until
 *     then its numbers match and are found as they were read when it was saved last (C6, S1)
 * @param language the language of the tenant's desks; English by default
 */
public record TenantSettings(Duration closeAfter, Optional<String> region, Locale language) {

    /** The default settings. */
    public static final TenantSettings DEFAULT =
            new TenantSettings(Duration.ofDays(5), Optional.empty(), Locale.ENGLISH);

    /** The shortest {@code closeAfter}. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    /** The longest {@code closeAfter}. */
    public static final Duration LONGEST = Duration.ofDays(3_650);

    public TenantSettings {
        refuseNull("closeAfter", closeAfter, "region", region, "language", language);
    }
}
