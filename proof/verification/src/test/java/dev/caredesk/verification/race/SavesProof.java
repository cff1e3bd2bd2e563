package dev.caredesk.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.RecordId;
import dev.caredesk.activity.Tag;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementView;
import dev.caredesk.event.Event;
import dev.caredesk.event.FieldDiff;
import dev.caredesk.event.Position;
import dev.caredesk.request.Request;
import dev.caredesk.verification.race.SavingThread.SaveMarker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Desks have one customer open, two threads work on each ({@link SavingThread}). Every save that is acknowledged has a marker, which the journal must show exactly once, and each change
 * of a field must begin with the value that the one before it left.
 */
final class SavesProof {

    private static final String STORED = "stored in the end, which the last changes in the journal are based on";

    /** The desk that saves nothing. */
    private static final int AUDITOR = 1_000;

    private final ConcurrentAgents deskAgents;

    SavesProof(ConcurrentAgents deskAgents) {
        this.deskAgents = deskAgents;
    }

    /** Somebody who does the saves of those threads for that customer, and comes back when all are acknowledged. */
    interface OtherProcess {
        void save(CustomerId customer, int from, int to, int saves) throws Exception;
    }

    void run(int threads, int saves) {
        run(threads, saves, 0, (customer, from, to, each) -> {});
    }

    /** @param further threads that are somewhere else */
    void run(int threads, int saves, int further, OtherProcess elsewhere) {
        int all = threads + further;
        int each = saves / all;
        CustomerId ada = deskAgents.customer("ada@example.org");
        Optional<Position> before = deskAgents.sdk.events().latest();
        List<Callable<Boolean>> runners = new ArrayList<>(runners(ada, numbers(threads), each));
        runners.add(() -> {
            elsewhere.save(ada, threads, all, each);
            return true;
        });
        deskAgents.atOnce(runners);
        check(ada, before, numbers(all), each);
    }

    /** Two desks save the same fields once, each save decided before the other one is in. */
    void collide() {
        CustomerId ada = deskAgents.customer("ada@example.org");
        Optional<Position> before = deskAgents.sdk.events().latest();
        List<Integer> threads = List.of(0, 2);
        List<Callable<Boolean>> runners = runners(ada, threads, 1);
        deskAgents.storage.meet(CommitBarrier.inOrder(List.of(ConcurrentAgents.actor(0), ConcurrentAgents.actor(1))));
        deskAgents.atOnce(runners);
        check(ada, before, threads, 1);
    }

    private static List<Integer> numbers(int threads) {
        return IntStream.range(0, threads).boxed().toList();
    }

    /** All of them have the customer open. */
    private List<Callable<Boolean>> runners(CustomerId customer, List<Integer> threads, int saves) {
        return threads.stream()
                .map(thread -> SavingThread.of(deskAgents.sdk, customer, thread))
                .<Callable<Boolean>>map(saving -> () -> {
                    saving.run(saves);
                    return true;
                })
                .toList();
    }

    private void check(CustomerId ada, Optional<Position> before, List<Integer> threads, int each) {
        List<SaveMarker> acknowledged = threads.stream()
                .flatMap(thread -> SavingThread.marks(thread, each))
                .toList();
        List<Event> journal = deskAgents.journal(before);
        Map<RecordId, Map<Field, String>> last = chained(journal);
        Map<SaveMarker, Integer> seen = new HashMap<>();
        journal.stream()
                .flatMap(event -> event.diffs().stream())
                .forEach(diff -> diff.after()
                        .ifPresent(value -> seen.merge(new SaveMarker(diff.field(), value), 1, Integer::sum)));
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(each * threads.size());
        assertThat(acknowledged)
                .as("acknowledged, and not exactly once in the journal")
                .allMatch(mark -> seen.getOrDefault(mark, 0) == 1);
        // A desk that has nothing open yet: an open one shows what it has loaded.
        EngagementView view = deskAgents.desk(AUDITOR).reopen(ada).orElseThrow().view();
        assertThat(view.customer().stored().values()).as(STORED).containsAllEntriesOf(last.getOrDefault(ada, Map.of()));
        Request request = view.requests().get(0).stored().orElseThrow();
        assertThat(Map.of(Field.TITLE, request.title(), Field.DESCRIPTION, request.description()))
                .as(STORED)
                .isEqualTo(last.get(request.id()));
        assertThat(view.activities().get(0).stored().tags())
                .extracting(Tag::text)
                .as("tags in the end, one for each thread that sets some")
                .containsExactlyInAnyOrderElementsOf(threads.stream()
                        .flatMap(thread -> SavingThread.tags(thread, each))
                        .toList());
    }

    /** Returns the last value of each field; fails where a change does not begin with the value that the change before it left. */
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
}
