package dev.caredesk.testkit.model;

import dev.caredesk.Actor;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.testkit.model.Rows.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what came into the journal since the last time: which record, what happened, who did it, which fields (Z3). The order
 * within a step is left open, and so is whether a move and a change of one activity are one entry.
 */
final class JournalCompare {

    private static final int MOST = 1_000;

    private final World world;
    private final Set<String> sweptOnce = new HashSet<>();
    private Optional<Position> after = Optional.empty();
    private int seen;

    JournalCompare(World world) {
        this.world = world;
    }

    void compare() {
        List<Entry> all = world.model.store.journal;
        Set<String> expected = new TreeSet<>();
        int expectedMessages = 0;
        for (Entry entry : List.copyOf(all.subList(seen, all.size()))) {
            if (entry.record().startsWith("m")) {
                expectedMessages++;
            } else if (!entry.actor().startsWith("SYSTEM")) {
                expected.add(line(entry.record(), entry.kind(), entry.actor(), entry.fields()));
            }
        }
        seen = all.size();
        List<Event> events = read();
        Set<String> actual = new TreeSet<>();
        int messages = 0;
        for (Event event : events) {
            String record = world.names.of(event.record());
            if (event.record() instanceof dev.caredesk.activity.MessageId) {
                messages++;
            } else if (event.by().kind() == Actor.Kind.SYSTEM) {
                swept(record, event);
            } else {
                actual.add(line(
                        record,
                        event.kind().name(),
                        event.by().kind() + ":" + event.by().name(),
                        fields(event)));
            }
        }
        Compare.same("journal (Z3)", expected, actual);
        Compare.same("messages in the journal (Z3)", expectedMessages, messages);
    }

    /** A request closes by itself once, and only when its deadline has come (R6, R9). */
    private void swept(String record, Event event) {
        boolean overdue = world.model.store.requests.containsKey(record) && world.model.isClosed(record);
        if (event.kind() != Event.Kind.CLOSED || !overdue || !sweptOnce.add(record)) {
            throw Difference.of(
                    "closing by the system (R6, R9)", "overdue, and closed once", record + " " + event.kind());
        }
    }

    private List<Event> read() {
        List<Event> events = new ArrayList<>();
        List<Event> page;
        do {
            page = world.caredesk(0).events().after(after, MOST);
            events.addAll(page);
            if (!page.isEmpty()) {
                after = Optional.of(page.get(page.size() - 1).position());
            }
        } while (page.size() == MOST);
        return events;
    }

    private static Set<String> fields(Event event) {
        Set<String> fields = new TreeSet<>();
        event.diffs().forEach(diff -> fields.add(diff.field().value()));
        return fields;
    }

    private static String line(String record, String kind, String actor, Set<String> fields) {
        boolean updated = kind.equals("CHANGED") || kind.equals("MOVED");
        boolean activity = record.startsWith("a");
        return record + " " + (updated ? "UPDATED" : kind) + " " + actor + (updated && !activity ? " " + fields : "");
    }
}
