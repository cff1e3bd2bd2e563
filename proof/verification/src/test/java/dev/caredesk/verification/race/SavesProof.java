package dev.caredesk.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Conflict;
import dev.caredesk.desk.Edit;
import dev.caredesk.desk.Engagement;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.event.Position;
import dev.caredesk.request.RequestId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Four desks have one customer open, two threads work on each. One of the two edits fields that the other desks edit as well, the
 * other a field of its own. Every save that is acknowledged has a marker, which the journal must show exactly once, and each change
 * of a field must begin with the value that the one before it left.
 */
final class SavesProof {

    private static final int DESKS = 4;
    private static final int THREADS = 2 * DESKS;

    /** A value that an acknowledged save has left in a field. */
    private record Mark(Field field, String value) {}

    private final Crew crew;

    SavesProof(Crew crew) {
        this.crew = crew;
    }

    void run(int saves) {
        CustomerId ada = crew.customer("ada@example.org");
        Optional<Position> before = crew.sdk.events().latest();
        List<Callable<List<Mark>>> runners = IntStream.range(0, THREADS)
                .<Callable<List<Mark>>>mapToObj(thread -> () -> work(thread, ada, saves / THREADS))
                .toList();
        List<Mark> acknowledged =
                crew.atOnce(runners).stream().flatMap(List::stream).toList();

        List<Event> journal = crew.journal(before);
        Map<RecordId, Map<Field, String>> last = chained(journal);
        Map<Mark, Integer> seen = new HashMap<>();
        journal.stream()
                .flatMap(event -> event.diffs().stream())
                .forEach(diff ->
                        diff.after().ifPresent(value -> seen.merge(new Mark(diff.field(), value), 1, Integer::sum)));
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(saves / THREADS * THREADS);
        assertThat(acknowledged)
                .as("acknowledged, and not exactly once in the journal")
                .allMatch(mark -> seen.getOrDefault(mark, 0) == 1);
        Map<Field, String> stored = crew.desk(9)
                .reopen(ada)
                .orElseThrow()
                .view()
                .customer()
                .stored()
                .values();
        assertThat(stored)
                .as("stored in the end, which the last changes in the journal are based on")
                .containsAllEntriesOf(last.getOrDefault(ada, Map.of()));
    }

    /** What each field has in the end; fails where a change does not begin with what the one before it left. */
    private static Map<RecordId, Map<Field, String>> chained(List<Event> journal) {
        Map<RecordId, Map<Field, String>> now = new HashMap<>();
        for (Event event : journal) {
            for (FieldDiff diff : event.diffs()) {
                if (diff.field().equals(Field.TAGS)) {
                    continue;
                }
                Map<Field, String> values = now.computeIfAbsent(event.record(), record -> new HashMap<>());
                if (values.containsKey(diff.field())) {
                    assertThat(diff.before())
                            .as("the value that the change of " + diff.field() + " was based on")
                            .contains(values.get(diff.field()));
                }
                diff.after().ifPresent(value -> values.put(diff.field(), value));
            }
        }
        return now;
    }

    private List<Mark> work(int thread, CustomerId customer, int saves) {
        Engagement work = crew.desk(thread / 2).reopen(customer).orElseThrow();
        RequestId request = work.view().requests().get(0).id();
        ActivityId activity = work.view().activities().get(0).stored().id();
        List<Mark> marks = new ArrayList<>();
        for (int save = 0; save < saves; save++) {
            String value = "thread " + thread + " save " + save;
            String tag = "t" + thread + "-" + save;
            boolean shared = thread % 2 == 0;
            int number = save;
            work.edit(edits -> {
                        if (!shared) {
                            edits.customer().extra("thread " + thread, value);
                            return;
                        }
                        edits.customer().city(value);
                        edits.request(request).title(value);
                        edits.activity(activity).tag(tag);
                        if (number > 0) {
                            edits.activity(activity).untag("t" + thread + "-" + (number - 1));
                        }
                    })
                    .orElseThrow();
            save(work);
            if (shared) {
                marks.add(new Mark(CustomerFields.CITY, value));
                marks.add(new Mark(Field.TITLE, value));
                marks.add(new Mark(Field.TAGS, tag));
            } else {
                marks.add(new Mark(Field.extra("thread " + thread), value));
            }
        }
        return marks;
    }

    private static void save(Engagement work) {
        while (true) {
            var outcome = work.save();
            if (outcome.isDone()) {
                return;
            }
            assertThat(outcome.refusals())
                    .allMatch(refusal -> refusal.code().equals(RefusalCode.RECORD_STALE)
                            || refusal.code().equals(RefusalCode.CONFLICT_OPEN));
            work.load().orElseThrow();
            List<Edit> mine =
                    work.view().conflicts().stream().<Edit>map(SavesProof::mine).toList();
            // The other thread of this desk may have decided it already.
            assertThat(work.apply(mine).refusals())
                    .allMatch(refusal -> refusal.code().equals(RefusalCode.CONFLICT_UNKNOWN));
        }
    }

    private static Edit mine(Conflict conflict) {
        return new Edit.Choose(conflict.record(), conflict.field(), Edit.Side.MINE);
    }
}
