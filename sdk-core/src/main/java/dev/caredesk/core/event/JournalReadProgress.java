package dev.caredesk.core.event;

import dev.caredesk.event.Position;
import dev.caredesk.spi.storage.JournalPage;
import java.time.Instant;
import java.util.Optional;

/**
 * The instant up to which all commits have been read from a journal. An entry that waits behind an older one counts as read once it is.
 * Under load some entry always waits; the instant then advances from one waiting entry to the next. For one reader; any thread may ask for
 * the instant.
 */
final class JournalReadProgress {

    private volatile Optional<Instant> instant = Optional.empty();
    private Optional<Goal> goal = Optional.empty(); // Only the reader uses it.

    /** The newest entry that was waiting at an instant. */
    private record Goal(Position entry, Instant seen) {}

    /** Begins at an instant; nothing committed before will be read. */
    void begin(Instant now) {
        instant = Optional.of(now);
    }

    /**
     * Notes that a page was read.
     *
     * @param toEnd whether the page had room for more
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

    /** Returns the instant; empty before the start. */
    Optional<Instant> instant() {
        return instant;
    }
}
