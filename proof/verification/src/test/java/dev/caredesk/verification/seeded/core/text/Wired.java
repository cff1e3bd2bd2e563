package dev.caredesk.verification.seeded.core.text;

import java.time.Instant;

/** Sound: it is wiring. */
public final class Wired {
    private Wired() {}

    static Instant now() {
        return Instant.now();
    }
}
