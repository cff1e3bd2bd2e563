package dev.caredesk.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The measurements of one contender: the throughput of each round, and the durations of all operations. */
public final class Measurement {

    private final String name;
    private final List<Double> throughputs = new ArrayList<>();
    private final Histogram nanos = new Histogram(3);
    private long jvm;
    private long server;

    public Measurement(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public void add(double throughput, Histogram round) {
        throughputs.add(throughput);
        nanos.add(round);
    }

    void spent(ProcessorTime before, ProcessorTime after) {
        jvm += after.jvmSince(before);
        server += after.serverSince(before);
    }

    /** Milliseconds of processor time in this process for one operation, with what prepares it. */
    double jvmMillis() {
        return jvm / 1e6 / nanos.getTotalCount();
    }

    /** Milliseconds of processor time in the server for one operation, with what prepares it. */
    double serverMillis() {
        return server / 1e6 / nanos.getTotalCount();
    }

    /** Operations per second, the median of the rounds. */
    public double throughput() {
        return median(throughputs);
    }

    /** The median of what it did of the other's throughput in each round: a machine that others use is the same for both in one round. */
    public double share(Measurement of) {
        List<Double> shares = new ArrayList<>();
        for (int round = 0; round < throughputs.size(); round++) {
            shares.add(throughputs.get(round) / of.throughputs.get(round));
        }
        return median(shares);
    }

    /** Milliseconds that so many percent of the operations did not exceed. */
    double millis(double percent) {
        return nanos.getValueAtPercentile(percent) / 1e6;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
