package dev.caredesk.schedules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import kotlin.Unit;
import org.pastalab.fray.core.command.Configuration;
import org.pastalab.fray.core.observers.TimelineCoverageType;
import org.pastalab.fray.core.randomness.ControlledRandomProvider;
import org.pastalab.fray.core.scheduler.POSScheduler;
import org.pastalab.fray.junit.plain.FrayInTestLauncher;

/**
 * Runs a scenario under many schedules, and says in its output how many. A deadlock, an exception that a thread ends with or a failed
 * assertion under one of them is found.
 */
final class Explored {

    private static final int ITERATIONS = Integer.getInteger("caredesk.schedules", 2_000);
    private static final int SECONDS = 300;

    private Explored() {}

    /** Fails with what is found. */
    static void soundly(Runnable scenario) {
        explore(ITERATIONS, scenario);
    }

    /** As {@link #soundly}, a fifth of the schedules: of a scenario with many steps. */
    static void soundlyThoughLong(Runnable scenario) {
        explore(Math.max(1, ITERATIONS / 5), scenario);
    }

    private static void explore(int iterations, Runnable scenario) {
        AtomicReference<Configuration> used = new AtomicReference<>();
        try {
            FrayInTestLauncher.INSTANCE.launchFray(
                    scenario,
                    new POSScheduler(),
                    new ControlledRandomProvider(),
                    iterations,
                    SECONDS,
                    false,
                    TimelineCoverageType.NONE,
                    configuration -> {
                        used.set(configuration);
                        return Unit.INSTANCE;
                    });
            say(used.get(), "nothing found");
        } catch (Throwable found) {
            say(used.get(), "found " + found);
            throw found;
        }
    }

    /** Fails unless that is found, which ends it: a check that can't fail proves nothing. */
    static void brokenly(String message, Runnable scenario) {
        assertThatThrownBy(() -> explore(Math.max(ITERATIONS, 50_000), scenario))
                .hasMessageContaining(message);
    }

    /** As an assertion of a test library, which would take many steps of a schedule. */
    static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private static void say(Configuration used, String what) {
        System.out.printf("schedule %,d, %,d ms: %s%n", used.getCurrentIteration(), used.elapsedTime(), what);
    }
}
