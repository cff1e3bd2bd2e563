package dev.caredesk.verification.seeded.core.text;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Seeded: takes time, ids and chance from outside, in each way that is banned. */
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"})
public final class Timely {
    private Timely() {}

    static Supplier<Instant> clock() {
        return Instant::now;
    }

    static List<Object> times() {
        return List.of(
                LocalDate.now(),
                LocalDateTime.now(),
                LocalTime.now(),
                MonthDay.now(),
                OffsetDateTime.now(),
                OffsetTime.now(),
                Year.now(),
                YearMonth.now(),
                ZonedDateTime.now(),
                System.currentTimeMillis());
    }

    static List<Object> clocks() {
        ZoneId zone = ZoneId.of("UTC");
        return List.of(
                Clock.system(zone),
                Clock.systemUTC(),
                Clock.systemDefaultZone(),
                Clock.tickMillis(zone),
                Clock.tickSeconds(zone),
                Clock.tickMinutes(zone),
                InstantSource.system());
    }

    static List<Object> dates() {
        return List.of(new Date(), Calendar.getInstance(), new GregorianCalendar());
    }

    static List<Object> chance() {
        return List.of(
                UUID.randomUUID(),
                new Random(),
                new SplittableRandom(),
                new SecureRandom(),
                ThreadLocalRandom.current().nextInt(),
                Math.random());
    }

    static void sleep() throws InterruptedException {
        Thread.sleep(1);
        TimeUnit.SECONDS.sleep(1);
    }

    /** Sound: all of it comes from outside. */
    static List<Object> given(long seed, Clock clock) {
        return List.of(new Random(seed), new SplittableRandom(seed), new Date(seed), clock.instant());
    }
}
