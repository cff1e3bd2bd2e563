package dev.caredesk.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Health;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the latest problems")
class LatestProblemsTest {

    private final LatestProblems problems = new LatestProblems();

    @Test
    @DisplayName("X2 · what fails all the time does not hide what failed once, and is shown with its latest failures")
    void noisyProblemHidesNoOther() {
        problems.add(problem("channel chat", 0));
        IntStream.rangeClosed(1, 1_000).forEach(second -> problems.add(problem("the sweep", second)));
        assertThat(problems.all())
                .hasSize(LatestProblems.MOST)
                .startsWith(problem("channel chat", 0), problem("the sweep", 1_000 - LatestProblems.MOST + 2))
                .endsWith(problem("the sweep", 1_000));
    }

    @Test
    @DisplayName("X2 · of many that failed once each, the oldest go")
    void oldestGoes() {
        IntStream.range(0, 25).forEach(second -> problems.add(problem("tenant " + second, second)));
        assertThat(problems.all())
                .hasSize(LatestProblems.MOST)
                .startsWith(problem("tenant 5", 5))
                .endsWith(problem("tenant 24", 24));
    }

    private static Health.Problem problem(String where, int second) {
        return new Health.Problem(where, Instant.ofEpochSecond(second), "StorageException");
    }
}
