package dev.caredesk.testkit.model;

import dev.caredesk.Actor;
import dev.caredesk.RecordId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.event.Event;
import dev.caredesk.event.Position;
import dev.caredesk.testkit.model.ModelRows.JournalRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what came into the journal since the last time: in which commit, which record, what happened, who did it and when, which
 * values before and after (Z3). The order within a step is left open. What closes by itself may be in the journal before the model
 * sweeps, and must be after it.
 */
final class JournalComparison {

    private static final int MOST = 1_000;

    private final HistoryWorld world;
    private final Set<String> swept = new TreeSet<>();
    private Optional<Position> after = Optional.empty();
    private int seen;

    JournalComparison(HistoryWorld world) {
        this.world = world;
    }

    void compare() {
        List<JournalRow> all = world.model.store.journal;
        List<JournalRow> fresh = List.copyOf(all.subList(seen, all.size()));
        seen = all.size();
        List<Event> events = read();
        events.stream().filter(JournalComparison::isBySystem).forEach(this::swept);
        WorldComparison.same(
                "journal (Z3)",
                commits(fresh.stream().filter(entry -> !isBySystem(entry)), JournalRow::seq, this::line),
                commits(events.stream().filter(event -> !isBySystem(event)), Event::commit, this::line));
        fresh.stream()
                .filter(JournalComparison::isBySystem)
                .map(JournalRow::record)
                .forEach(this::mustBeSwept);
    }

    /** The entries of each commit, in no order. */
    private static <E> List<String> commits(Stream<E> entries, Function<E, Object> commit, Function<E, String> line) {
        Map<Object, List<String>> commits =
                entries.collect(Collectors.groupingBy(commit, Collectors.mapping(line, Collectors.toList())));
        return commits.values().stream()
                .map(lines -> lines.stream().sorted().collect(Collectors.joining("; ")))
                .sorted()
                .toList();
    }

    private static boolean isBySystem(JournalRow entry) {
        return entry.actor().equals(ModelStore.SYSTEM);
    }

    private static boolean isBySystem(Event event) {
        return event.by().kind() == Actor.Kind.SYSTEM;
    }

    /** A request closes by itself once, when its deadline has come, and as of then (R6, R9). */
    private void swept(Event event) {
        String record = world.names.of(event.record());
        Optional<Instant> closed = Optional.ofNullable(world.model.store.requests.get(record))
                .flatMap(request -> request.times.shownAt(world.model.now()).closed());
        if (event.kind() != Event.Kind.CLOSED || !closed.equals(Optional.of(event.at())) || !swept.add(record)) {
            throw ModelDifference.of(
                    "closing by the system (R6, R9)",
                    record + " once, at its deadline " + closed,
                    event.kind() + " at " + event.at());
        }
    }

    private void mustBeSwept(String request) {
        if (!swept.contains(request)) {
            throw ModelDifference.of("a sweep closes what is overdue (R6)", request, "still open in the storage");
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

    private String line(JournalRow entry) {
        String record = isMessage(entry.record()) ? "message" : entry.record();
        List<String> diffs = entry.diffs().stream()
                .map(diff -> diff.field() + " " + diff.before() + "->" + diff.after())
                .sorted()
                .toList();
        return String.join(
                " ",
                record,
                entry.kind(),
                entry.actor(),
                entry.at().toString(),
                entry.customer().orElse("-"),
                diffs.toString());
    }

    /** The ids of what channels reported are not known. */
    private static boolean isMessage(String record) {
        return record.startsWith("m") && !record.contains("/");
    }

    private String record(RecordId record) {
        if (record instanceof MessageId) {
            return "message";
        }
        return record instanceof InteractionId interaction ? interaction.text() : world.names.of(record);
    }

    private String line(Event event) {
        List<String> diffs = event.diffs().stream()
                .map(diff -> diff.field().value() + " " + diff.before().map(world.names::text) + "->"
                        + diff.after().map(world.names::text))
                .sorted()
                .toList();
        return String.join(
                " ",
                record(event.record()),
                event.kind().name(),
                event.by().kind() + ":" + event.by().name(),
                event.at().toString(),
                world.names.of(event.customer()),
                diffs.toString());
    }
}
