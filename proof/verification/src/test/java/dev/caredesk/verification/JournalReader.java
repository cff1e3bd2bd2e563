package dev.caredesk.verification;

import dev.caredesk.event.Event;
import dev.caredesk.event.Events;
import dev.caredesk.event.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The journal to its end, page after page. */
public final class JournalReader {

    private static final int PAGE = 1_000;

    private JournalReader() {}

    /** The events after that position, in their order. */
    public static List<Event> after(Events events, Optional<Position> from) {
        List<Event> all = new ArrayList<>();
        Optional<Position> last = from;
        while (true) {
            List<Event> page = events.after(last, PAGE);
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
            last = Optional.of(page.get(page.size() - 1).position());
        }
    }
}
