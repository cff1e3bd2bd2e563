package dev.caredesk.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs one of the programs: its name comes first, then its options as {@code name=value}. */
public final class Benchmarks {

    private static final Map<String, Consumer<String[]>> PROGRAMS = new TreeMap<>(Map.of(
            "care-cycle", CareCycleBenchmark::main,
            "open", OpenCustomerBenchmark::main,
            "search", SearchBenchmark::main,
            "sweep", SweepBenchmark::main,
            "growth", GrowthBenchmark::main,
            "inbox", InboxBenchmark::main,
            "steady", SteadyLoadBenchmark::main));

    private Benchmarks() {}

    /** The entry of all of them. */
    public static void main(String[] arguments) {
        Optional<Consumer<String[]>> program =
                Arrays.stream(arguments).findFirst().map(PROGRAMS::get);
        program.orElseThrow(() ->
                        new IllegalArgumentException("first argument must name a program, one of " + PROGRAMS.keySet()))
                .accept(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
