package dev.caredesk.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Health;
import dev.caredesk.core.runtime.CoalescingQueue.Result;
import dev.caredesk.testkit.ManualExecutor;
import dev.caredesk.testkit.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a queue that coalesces work by key")
class CoalescingQueueTest {

    private final ManualExecutor executor = new ManualExecutor();
    private final BackgroundExecutor background = new BackgroundExecutor(executor, TestClock.standing());
    private final List<String> done = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final List<String> busy = new ArrayList<>();
    private final CoalescingQueue<String, String> queue =
            new CoalescingQueue<>(background, "a test", 2, String::concat, this::handle);

    private Result handle(String key, String news) {
        if (failures.merge(key, -1, Integer::sum) >= 0) {
            throw new LinkageError("the handler");
        }
        if (busy.contains(key)) {
            return Result.BUSY;
        }
        done.add(key + ":" + news);
        return Result.DONE;
    }

    @Test
    @DisplayName("N1 · does the work of a key once, however often it was noted, with all its news, oldest key first")
    void doesWorkOfKeyOnce() {
        queue.note("b", "1");
        queue.note("a", "1");
        queue.note("b", "2");
        assertThat(queue.size()).isEqualTo(2);

        executor.settle();

        assertThat(done).containsExactly("b:12", "a:1");
        assertThat(queue.size()).isZero();
        assertThat(executor.waiting()).isZero();
    }

    @Test
    @DisplayName("N1 · works again after it was idle, as often as something is noted")
    void worksAgainAfterIdle() {
        for (String news : List.of("1", "2", "3", "4")) {
            queue.note("a", news);
            executor.settle();
        }

        assertThat(done).containsExactly("a:1", "a:2", "a:3", "a:4");
        assertThat(executor.waiting()).isZero();
    }

    @Test
    @DisplayName("D6 · counts a key as long as its work is not done, also while it is worked on")
    void countsKeysUntilDone() {
        List<Integer> sizes = new ArrayList<>();
        List<CoalescingQueue<String, String>> self = new ArrayList<>();
        self.add(new CoalescingQueue<>(background, "a test", 1, String::concat, (key, news) -> {
            sizes.add(self.get(0).size());
            return Result.DONE;
        }));

        self.get(0).note("a", "1");
        self.get(0).note("b", "1");
        executor.settle();

        assertThat(sizes).containsExactly(2, 1);
        assertThat(self.get(0).size()).isZero();
    }

    @Test
    @DisplayName("N1 · hands in two tasks at most, however many keys wait")
    void handsInTwoTasksAtMost() {
        IntStream.range(0, 100).forEach(number -> queue.note("k" + number, "1"));

        assertThat(executor.waiting()).isEqualTo(2);
        executor.settle();
        assertThat(done).hasSize(100);
    }

    @Test
    @DisplayName(
            "N1 · a key that is busy is not asked again until it is ready, and holds up no other; its news adds up")
    void waitsForBusyKey() {
        busy.add("b");
        queue.note("b", "1");
        queue.note("a", "1");
        executor.pass(Duration.ofHours(1));
        queue.note("b", "2");
        executor.pass(Duration.ofHours(1));
        assertThat(done).containsExactly("a:1");
        assertThat(executor.waiting()).isZero();

        busy.clear();
        queue.ready("b");
        executor.settle();

        assertThat(done).containsExactly("a:1", "b:12");
    }

    @Test
    @DisplayName("N1 · a busy key is asked again once it is ready, though nothing was noted since")
    void asksBusyKeyAgainOnceReady() {
        busy.add("a");
        queue.note("a", "1");
        executor.settle();
        busy.clear();

        queue.ready("a");
        executor.settle();

        assertThat(done).containsExactly("a:1");
    }

    @Test
    @DisplayName("N1 · news of a key that comes while its handler finds it busy is added to the news that it had")
    void notedMeanwhile() {
        List<String> asked = new ArrayList<>();
        List<CoalescingQueue<String, String>> self = new ArrayList<>();
        self.add(new CoalescingQueue<>(background, "a test", 2, String::concat, (key, news) -> {
            asked.add(news);
            if (asked.size() == 1) {
                self.get(0).note(key, "2");
                return Result.BUSY;
            }
            return Result.DONE;
        }));
        self.get(0).note("a", "1");
        executor.settle();

        self.get(0).ready("a");
        executor.settle();

        assertThat(asked).containsExactly("1", "12");
    }

    @Test
    @DisplayName("N1 · after work that was done, the next failure rests as short as the first")
    void shortAgain() {
        failures.put("a", 5);
        queue.note("a", "1");
        executor.pass(Duration.ofMinutes(1));
        assertThat(done).containsExactly("a:1");
        failures.put("b", 1);
        queue.note("b", "1");

        executor.pass(Duration.ofSeconds(1));

        assertThat(done).containsExactly("a:1", "b:1");
    }

    @Test
    @DisplayName("N1 · a key that becomes ready while its handler finds it busy is not forgotten")
    void remembersReadyWhileBusy() {
        List<String> asked = new ArrayList<>();
        List<CoalescingQueue<String, String>> self = new ArrayList<>();
        self.add(new CoalescingQueue<>(background, "a test", 2, String::concat, (key, news) -> {
            asked.add(news);
            if (asked.size() == 1) {
                self.get(0).ready(key);
                return Result.BUSY;
            }
            return Result.DONE;
        }));

        self.get(0).note("a", "1");
        executor.settle();

        assertThat(asked).containsExactly("1", "1");
    }

    @Test
    @DisplayName(
            "N1 · a key whose handler throws, an error too, rests longer and longer, ready or not, and holds up no other")
    void failingKeyRestsLonger() {
        failures.put("b", 3);
        queue.note("b", "1");
        queue.note("a", "1");
        for (int each = 0; each < 10; each++) {
            queue.ready("b");
            executor.settle();
        }
        assertThat(done).containsExactly("a:1");
        assertThat(failures).containsEntry("b", 2);

        queue.note("b", "2");
        executor.pass(Duration.ofSeconds(4));

        assertThat(done).containsExactly("a:1", "b:12");
        assertThat(background.problems()).extracting(Health.Problem::what).contains("java.lang.LinkageError");
        assertThat(executor.waiting()).isZero();
    }
}
