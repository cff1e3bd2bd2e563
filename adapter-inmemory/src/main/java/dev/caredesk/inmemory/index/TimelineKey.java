package dev.caredesk.inmemory.index;

import dev.caredesk.spi.storage.After;
import java.time.Instant;
import java.util.Comparator;

/** A place in a list that is ordered by an instant and, where that is equal, by commit order (T1). */
public record TimelineKey(Instant at, long order) implements Comparable<TimelineKey> {

    private static final Comparator<TimelineKey> OLDEST_FIRST =
            Comparator.comparing(TimelineKey::at).thenComparingLong(TimelineKey::order);

    public static TimelineKey of(After after) {
        return new TimelineKey(after.at(), after.order());
    }

    public After after() {
        return new After(at, order);
    }

    @Override
    public int compareTo(TimelineKey other) {
        return OLDEST_FIRST.compare(this, other);
    }
}
