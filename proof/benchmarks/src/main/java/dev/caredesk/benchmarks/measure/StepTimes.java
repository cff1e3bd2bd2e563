package dev.caredesk.benchmarks.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;

/** The times of named steps, in the order of their first use. Used by one thread. */
public final class StepTimes {

    private final Map<String, Histogram> steps = new LinkedHashMap<>();

    /** Does a step, and adds its time. */
    public <T> T timed(String step, Callable<T> work) {
        long begin = System.nanoTime();
        try {
            T result = work.call();
            steps.computeIfAbsent(step, name -> new Histogram(3)).recordValue(System.nanoTime() - begin);
            return result;
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(step + " failed", impossible);
        }
    }

    public Set<String> names() {
        return steps.keySet();
    }

    /** Returns a percentile of a step's times, in milliseconds. */
    public double millis(String step, double percentile) {
        return steps.getOrDefault(step, new Histogram(3)).getValueAtPercentile(percentile) / 1e6;
    }
}
