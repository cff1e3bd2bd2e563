package dev.caredesk.core.runtime;

import static dev.caredesk.core.channel.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.core.channel.TestTenant;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a wakeable task")
class WakeableTaskTest {

    private final TestTenant tenant = new TestTenant();
    private final AtomicInteger news = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void end() {
        tenant.close();
    }

    private WakeableTask task(Duration gap) {
        return new WakeableTask(tenant.background, "a test", gap, () -> {
            runs.incrementAndGet();
            seen.set(news.get());
        });
    }

    @Test
    @DisplayName("runs after each wake that no run has seen, with a gap or without")
    void runsAfterEachWake() {
        for (Duration gap : new Duration[] {Duration.ZERO, Duration.ofMillis(3)}) {
            WakeableTask task = task(gap);
            for (int each = 0; each < 2_000; each++) {
                news.incrementAndGet();
                task.wake();
            }
            await().until(() -> seen.get() == news.get());
        }
    }

    @Test
    @DisplayName("with a gap runs at once when it has not run for long, and then not again before the gap is over")
    void keepsGapBetweenRuns() {
        WakeableTask task = task(Duration.ofHours(1));
        news.incrementAndGet();
        task.wake();
        await().until(() -> seen.get() == 1);

        news.incrementAndGet();
        task.wake();
        WakeableTask other = new WakeableTask(tenant.background, "a test", () -> news.set(7));
        other.wake();
        await().until(() -> news.get() == 7);
        assertThat(runs.get()).isEqualTo(1);
    }
}
