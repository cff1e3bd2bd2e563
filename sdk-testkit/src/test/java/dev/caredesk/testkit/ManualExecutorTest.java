package dev.caredesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ManualExecutorTest {

    private final ManualExecutor executor = new ManualExecutor();
    private final List<String> ran = new ArrayList<>();

    @Test
    @DisplayName("nothing runs before it is told to")
    void waits() {
        executor.execute(() -> ran.add("now"));

        assertThat(ran).isEmpty();
        executor.settle();
        assertThat(ran).containsExactly("now");
    }

    @Test
    @DisplayName("tasks run in the order in which they are due, those of tasks included")
    void order() {
        Future<?> late = executor.schedule(() -> ran.add("late"), 2, TimeUnit.SECONDS);
        Future<?> early = executor.schedule(
                () -> {
                    ran.add("early");
                    executor.execute(() -> ran.add("child"));
                },
                1,
                TimeUnit.SECONDS);

        executor.pass(Duration.ofSeconds(2));

        assertThat(ran).containsExactly("early", "child", "late");
        assertThat(List.of(late, early)).allMatch(Future::isDone);
    }

    @Test
    @DisplayName("a periodic task runs as often as its period fits, until it is cancelled")
    void periodic() {
        Future<?> task = executor.scheduleAtFixedRate(() -> ran.add("tick"), 0, 1, TimeUnit.SECONDS);

        executor.pass(Duration.ofSeconds(2));
        assertThat(ran).hasSize(3);
        task.cancel(false);
        executor.pass(Duration.ofSeconds(2));

        assertThat(ran).hasSize(3);
    }

    @Test
    @DisplayName("waiting for a task runs it, since nobody else would")
    void get() throws Exception {
        Future<String> task = executor.submit(() -> "done");

        assertThat(task.get()).isEqualTo("done");
    }

    @Test
    @DisplayName("after shutdown what is due still runs, and nothing new comes in")
    void shutdown() {
        executor.execute(() -> ran.add("now"));
        executor.shutdown();

        assertThat(executor.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactly("now");
        assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
