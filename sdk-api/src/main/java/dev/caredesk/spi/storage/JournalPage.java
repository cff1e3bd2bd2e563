package dev.caredesk.spi.storage;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.event.Position;
import java.util.List;
import java.util.Optional;

/**
 * A page of consecutive journal entries.
 *
 * @param rows in commit order
 * @param waiting the newest entry that is committed and not given yet, since one that began before it may still come in front of
 *     it; empty when nothing waits
 * @param trimmed whether entries between the position and the first row are no longer there ({@link Storage#trimJournal})
 */
public record JournalPage(List<JournalRow> rows, Optional<Position> waiting, boolean trimmed) {

    public JournalPage {
        refuseNull("rows", rows, "waiting", waiting);
        rows = List.copyOf(rows);
    }

    /** Returns a page with nothing waiting after it and nothing trimmed before it. */
    public static JournalPage of(List<JournalRow> rows) {
        return new JournalPage(rows, Optional.empty(), false);
    }

    /** Returns the position from which the next page goes on; empty when there are no rows. */
    public Optional<Position> last() {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).position());
    }
}
