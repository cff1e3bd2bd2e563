package dev.caredesk.testkit.model;

import static dev.caredesk.WrongCallException.refuseNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random histories of several agents, channels and processes, each step of which must come out in an SDK as it does in the
 * reference model. A history is given by its seed; one that fails is made shorter and printed as a text that {@link #replay} takes.
 */
public final class Histories {

    /** Not every candidate makes sense when its turn comes. */
    private static final int CANDIDATES = 4;

    private static final int TRIES = 600;

    /** Ends a time in which the background stands still. */
    private static final int NOT_AT_ALL = -2;

    private Histories() {}

    /**
     * Runs the history of that seed.
     *
     * @param sut gives an empty system each time
     * @param steps how many steps that make sense
     * @param coverage counts what was reached
     * @throws AssertionError if the SDK and the model differ, with seed, shortest history found, expected and actual
     */
    public static void run(Supplier<? extends SystemUnderTest> sut, long seed, int steps, StepCoverage coverage) {
        refuseNull("sut", sut, "coverage", coverage);
        HistoryResult attempt = random(sut, seed, steps, coverage);
        attempt.failure.ifPresent(failure -> {
            HistoryResult shortest = shrink(sut, attempt, failure.kind());
            throw report("seed " + seed, shortest);
        });
    }

    /** Runs the history of that seed, without counting. */
    public static void run(Supplier<? extends SystemUnderTest> sut, long seed, int steps) {
        refuseNull("sut", sut);
        run(sut, seed, steps, new StepCoverage());
    }

    /** Returns whether the SDK and the model differ in the history of that seed; it is not made shorter. */
    public static boolean differs(Supplier<? extends SystemUnderTest> sut, long seed, int steps) {
        refuseNull("sut", sut);
        return random(sut, seed, steps, new StepCoverage()).failure.isPresent();
    }

    /**
     * Runs a history that is given as text: a step a line, as a failure prints it. What follows a # is the outcome that the step
     * must have; without one, any will do.
     *
     * @throws AssertionError if the SDK and the model differ, if a step makes no sense any more, or if its outcome is another one
     */
    public static void replay(Supplier<? extends SystemUnderTest> sut, String history) {
        refuseNull("sut", sut, "history", history);
        List<HistoryStep> steps = StepCatalog.parse(history);
        HistoryResult attempt = given(sut, steps);
        attempt.failure.ifPresent(failure -> {
            throw report("replay", attempt);
        });
        if (!attempt.steps.equals(steps)) {
            throw new AssertionError(
                    "history must not have steps that make no sense where they stand:\n" + text(attempt));
        }
        if (!fits(StepCatalog.remarks(history), attempt.outcomes)) {
            throw new AssertionError("outcomes must be those of the history, were:\n" + text(attempt));
        }
    }

    private static boolean fits(List<Optional<String>> remarks, List<String> outcomes) {
        return IntStream.range(0, remarks.size())
                .allMatch(at -> remarks.get(at).map(outcomes.get(at)::equals).orElse(true));
    }

    /** A history as far as it ran, with the outcome of each step. */
    private record HistoryResult(List<HistoryStep> steps, List<String> outcomes, Optional<ModelDifference> failure) {}

    /** The history of a seed: so many of its candidates as make sense, and a sweep in the end. */
    private static HistoryResult random(
            Supplier<? extends SystemUnderTest> sut, long seed, int steps, StepCoverage coverage) {
        return attempt(sut, run -> {
            for (HistoryStep step : StepCatalog.random(seed, CANDIDATES * steps)) {
                if (run.outcomes.size() < steps) {
                    run.take(step, coverage);
                }
            }
            run.take(new EnvironmentStep.PauseBackground(NOT_AT_ALL), coverage);
            run.take(new EnvironmentStep.SweepOverdue(0, 1), coverage);
        });
    }

    private static HistoryResult given(Supplier<? extends SystemUnderTest> sut, List<HistoryStep> steps) {
        StepCoverage coverage = new StepCoverage();
        return attempt(sut, run -> steps.forEach(step -> run.take(step, coverage)));
    }

    private static HistoryResult attempt(Supplier<? extends SystemUnderTest> sut, Consumer<HistoryRun> history) {
        List<HistoryStep> ran = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        try (SystemUnderTest system = sut.get();
                HistoryWorld world = new HistoryWorld(system)) {
            history.accept(new HistoryRun(world, new WorldComparison(world), ran, outcomes));
            return new HistoryResult(ran, outcomes, Optional.empty());
        } catch (ModelDifference difference) {
            return new HistoryResult(ran, outcomes, Optional.of(difference));
        } catch (RuntimeException e) {
            return new HistoryResult(ran, outcomes, Optional.of(thrown(e)));
        }
    }

    /** A history under way. */
    private record HistoryRun(
            HistoryWorld world, WorldComparison compare, List<HistoryStep> ran, List<String> outcomes) {

        /** Does a step, unless it makes no sense now, and compares. */
        void take(HistoryStep step, StepCoverage coverage) {
            ran.add(step);
            String outcome = world.admits(step) ? step.run(world) : HistoryStep.SKIPPED;
            if (outcome.equals(HistoryStep.SKIPPED)) {
                ran.remove(ran.size() - 1);
                return;
            }
            coverage.count(step, outcome);
            outcomes.add(outcome);
            compare.after();
        }
    }

    private static ModelDifference thrown(RuntimeException exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        ModelDifference difference = new ModelDifference(
                "exception " + exception.getClass().getSimpleName() + where, String.valueOf(exception.getMessage()));
        difference.initCause(exception);
        return difference;
    }

    /** Leaves out steps, first many at once, as long as the difference stays of its kind. */
    private static HistoryResult shrink(Supplier<? extends SystemUnderTest> sut, HistoryResult failed, String kind) {
        HistoryResult best = failed;
        int tries = 0;
        for (int size = Math.max(1, best.steps.size() / 2); size >= 1; size /= 2) {
            boolean shorter = true;
            while (shorter && tries < TRIES) {
                shorter = false;
                for (int at = best.steps.size() - size; at >= 0 && tries < TRIES; at -= size) {
                    List<HistoryStep> fewer = new ArrayList<>(best.steps);
                    fewer.subList(at, at + size).clear();
                    HistoryResult attempt = given(sut, fewer);
                    tries++;
                    if (attempt.failure
                            .filter(other -> other.kind().equals(kind))
                            .isPresent()) {
                        best = attempt;
                        shorter = true;
                        at = Math.min(at, best.steps.size());
                    }
                }
            }
        }
        return best;
    }

    private static AssertionError report(String origin, HistoryResult attempt) {
        ModelDifference failure = attempt.failure.orElseThrow();
        return new AssertionError(origin + ": " + failure.getMessage() + "\n" + text(attempt), failure);
    }

    /** The steps with their outcomes; the last one has none if it was itself what differed. */
    private static String text(HistoryResult attempt) {
        return IntStream.range(0, attempt.steps.size())
                .mapToObj(at -> StepCatalog.text(attempt.steps.get(at))
                        + (at < attempt.outcomes.size() ? " # " + attempt.outcomes.get(at) : ""))
                .collect(Collectors.joining("\n  ", "  ", ""));
    }
}
