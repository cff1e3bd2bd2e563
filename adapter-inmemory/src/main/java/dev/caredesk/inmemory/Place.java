package dev.caredesk.inmemory;

import dev.caredesk.spi.storage.After;
import java.time.Instant;
import java.util.Comparator;

/** A place in a list that is ordered by an instant and, where that is equal, by commit order (T1). */
record Place(Instant at, long order) implements Comparable<Place> {

    private static final Comparator<Place> OLDEST_FIRST =
            Comparator.comparing(Place::at).thenComparingLong(Place::order);

    static Place of(After after) {
        return new Place(after.at(), after.order());
    }

    After after() {
        return new After(at, order);
    }

    @Override
    public int compareTo(Place other) {
        return OLDEST_FIRST.compare(this, other);
    }
}
