package dev.caredesk.core.event;

import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.JournalPage;
import java.time.Instant;
import java.util.Optional;

/**
 * Up to when all that was committed has been read from a journal. Entries that wait behind an older one count as read when they are; so
 * under load, when something always waits, it goes on from one of them to the next. For one reader; anybody may ask.
 */
final class ReadProgress {

    private volatile Optional<Instant> instant = Optional.empty();
    private Optional<Goal> goal = Optional.empty(); // only the reader's

    /** The newest entry that waited at that instant. */
    private record Goal(Position entry, Instant seen) {}

    /** Nothing of what is committed before is to be read. */
    void begin(Instant now) {
        instant = Optional.of(now);
    }

    /**
     * A page was read.
     *
     * @param toEnd whether it had room for more
     * @param before when the read began
     */
    void read(JournalPage page, boolean toEnd, Instant before) {
        if (goal.filter(wanted -> isReached(wanted, page)).isPresent()) {
            instant = goal.map(Goal::seen);
            goal = Optional.empty();
        }
        if (toEnd && page.waiting().isEmpty()) {
            instant = Optional.of(before);
            goal = Optional.empty();
        } else if (toEnd && goal.isEmpty()) {
            goal = page.waiting().map(entry -> new Goal(entry, before));
        }
    }

    private static boolean isReached(Goal goal, JournalPage page) {
        return page.trimmed()
                || page.rows().stream().anyMatch(row -> row.position().equals(goal.entry()));
    }

    /** Empty before the begin. */
    Optional<Instant> instant() {
        return instant;
    }
}
