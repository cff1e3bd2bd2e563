package dev.caredesk.verification.seeded.core.text;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** Seeded: takes time and ids from outside. */
public final class Timely {
    private Timely() {}

    static Supplier<Instant> clock() {
        return Instant::now;
    }

    static long millis() {
        return System.currentTimeMillis();
    }

    static String id() {
        return UUID.randomUUID().toString();
    }
}
