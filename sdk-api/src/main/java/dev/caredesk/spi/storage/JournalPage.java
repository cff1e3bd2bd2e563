package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.event.Position;
import java.util.List;
import java.util.Optional;

/**
 * Entries of the journal that follow each other.
 *
 * @param rows in commit order
 * @param waiting the newest entry that is committed and not given yet, since one that began before it may still come in front of it;
 *     empty when nothing waits
 * @param trimmed whether entries between the position and the first row are no longer there ({@link Storage#trimJournal})
 */
public record JournalPage(List<JournalRow> rows, Optional<Position> waiting, boolean trimmed) {

    public JournalPage {
        refuseNull("rows", rows, "waiting", waiting);
        rows = List.copyOf(rows);
    }

    /** Entries behind which nothing waits, and in front of which nothing is missing. */
    public static JournalPage of(List<JournalRow> rows) {
        return new JournalPage(rows, Optional.empty(), false);
    }

    /** Where the next page begins; empty when there are no rows. */
    public Optional<Position> last() {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).position());
    }
}
