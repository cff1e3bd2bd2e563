package dev.caredesk.schedules;

import dev.caredesk.core.runtime.BackgroundExecutor;
import dev.caredesk.core.runtime.WakeableTask;
import dev.caredesk.core.runtime.TaskRunner;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a wakeable task under all schedules")
class WakeableTaskSchedulesTest {

    @Test
    @DisplayName("runs after each wake that no run has seen, and never twice at once")
    void runsAfterEachWake() {
        Explored.soundly(() -> woken(parts -> new WakeableTask(parts.tasks(), "a test", parts.body())::wake));
    }

    @Test
    @DisplayName("seeded: a wake while it runs is lost")
    void findsLostWake() {
        Explored.brokenly("a wake was lost", () -> woken(parts -> new ForgetfulTask(parts)::wake));
    }

    @Test
    @DisplayName("seeded: by check and then act it runs twice at once, or loses a wake")
    void findsTwoRunsAtOnce() {
        Explored.brokenly("of the task: ", () -> woken(parts -> new HastyTask(parts)::wake));
    }

    private record Parts(TaskRunner tasks, Runnable body) {}

    private static void woken(Function<Parts, Runnable> task) {
        ThreadEach threads = new ThreadEach();
        AtomicInteger news = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();
        AtomicBoolean twice = new AtomicBoolean();
        Runnable wake = task.apply(new Parts(new BackgroundExecutor(threads, InstantSource.system()), () -> {
            if (running.incrementAndGet() > 1) {
                twice.set(true);
            }
            seen.set(news.get());
            running.decrementAndGet();
        }));
        Runnable waker = () -> {
            for (int each = 0; each < 2; each++) {
                news.incrementAndGet();
                wake.run();
            }
        };

        threads.runAll(waker, waker);

        Explored.check(!twice.get(), "of the task: two runs at once");
        Explored.check(seen.get() == 4, "of the task: a wake was lost");
    }

    private static final class ForgetfulTask {
        private final Parts parts;
        private final AtomicBoolean active = new AtomicBoolean();

        ForgetfulTask(Parts parts) {
            this.parts = parts;
        }

        void wake() {
            if (active.compareAndSet(false, true)) {
                parts.tasks().run("a test", () -> {
                    parts.body().run();
                    active.set(false);
                });
            }
        }
    }

    private static final class HastyTask {
        private final Parts parts;
        private final AtomicInteger wakes = new AtomicInteger();

        HastyTask(Parts parts) {
            this.parts = parts;
        }

        void wake() {
            boolean first = wakes.get() == 0;
            wakes.incrementAndGet();
            if (first) {
                parts.tasks().run("a test", this::run);
            }
        }

        private void run() {
            int seen = wakes.get();
            parts.body().run();
            if (wakes.addAndGet(-seen) > 0) {
                parts.tasks().run("a test", this::run);
            }
        }
    }
}
