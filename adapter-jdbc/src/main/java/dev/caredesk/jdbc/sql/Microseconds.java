package dev.caredesk.jdbc.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants and durations as the database has them: microseconds, since the epoch (docs/adr/0006). */
public final class Microseconds {
    /** Before all instants: with it as a lower bound, H2 leaves out what has no instant, which is in front of them in an index. */
    public static final long BEFORE_ALL = Long.MIN_VALUE / 2;

    private static final long PER_SECOND = 1_000_000L;
    private static final int NANOS = 1_000;

    private Microseconds() {}

    // Not ChronoUnit.MICROS.between: it goes by nanoseconds, which end in the year 2262.
    static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS);
    }

    static long of(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), PER_SECOND), duration.getNano() / NANOS);
    }

    /** Returns an instant as an element of an array of numbers. */
    public static String text(Instant instant) {
        return Long.toString(of(instant));
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
