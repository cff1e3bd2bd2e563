package dev.caredesk.verification.arch;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/** The calls that take time, ids and chance from outside, or wait for time to pass (T1). A seed or an instant that is given is no such source. */
final class OutsideSources {

    /** Methods, and constructors by their parameters. */
    static final Set<String> BANNED = Set.of(
            "java.time.Instant.now(",
            "java.time.LocalDate.now(",
            "java.time.LocalDateTime.now(",
            "java.time.LocalTime.now(",
            "java.time.MonthDay.now(",
            "java.time.OffsetDateTime.now(",
            "java.time.OffsetTime.now(",
            "java.time.Year.now(",
            "java.time.YearMonth.now(",
            "java.time.ZonedDateTime.now(",
            "java.time.Clock.system(",
            "java.time.Clock.systemUTC(",
            "java.time.Clock.systemDefaultZone(",
            "java.time.Clock.tickMillis(",
            "java.time.Clock.tickSeconds(",
            "java.time.Clock.tickMinutes(",
            "java.time.InstantSource.system(",
            "java.lang.System.currentTimeMillis(",
            "java.util.Date.<init>()",
            "java.util.Calendar.getInstance(",
            "java.util.GregorianCalendar.<init>()",
            "java.util.UUID.randomUUID(",
            "java.util.Random.<init>()",
            "java.util.SplittableRandom.<init>()",
            "java.util.concurrent.ThreadLocalRandom.current(",
            "java.security.SecureRandom.<init>(",
            "java.lang.Math.random(",
            "java.lang.Thread.sleep(",
            "java.util.concurrent.TimeUnit.sleep(");

    private OutsideSources() {}

    static boolean isBanned(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        return BANNED.stream().anyMatch(target::startsWith);
    }
}
