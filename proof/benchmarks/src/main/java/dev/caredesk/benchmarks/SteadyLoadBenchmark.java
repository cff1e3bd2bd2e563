package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.contender.JdbcConnection;
import dev.caredesk.benchmarks.contender.SdkCareCycle;
import dev.caredesk.benchmarks.contender.SdkHost;
import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.measure.BenchmarkServer;
import dev.caredesk.benchmarks.measure.ConcurrentRun;
import dev.caredesk.benchmarks.measure.Contender.Agent;
import dev.caredesk.benchmarks.measure.MarkdownTable;
import dev.caredesk.benchmarks.measure.MeasuringRounds;
import dev.caredesk.benchmarks.measure.ProgramOptions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The care cycle for a long time: whether heap, connections or latency grow. */
final class SteadyLoadBenchmark {

    private static final long MEGABYTE = 1 << 20;

    /** The first minutes warm up. */
    private static final int WARM = 2;

    private final String url;
    private final List<MinuteFigures> minutes = new ArrayList<>();

    private SteadyLoadBenchmark(String url) {
        this.url = url;
    }

    /** The figures of one minute. */
    private record MinuteFigures(long cycles, double p50, double p99, double heap, double connections) {}

    public static void main(String[] arguments) {
        ProgramOptions options = ProgramOptions.of(arguments, "customers", "minutes", "agents", "seconds");
        int agents = options.number("agents", 4);
        int seconds = options.number("seconds", 60);
        try (BenchmarkServer server = BenchmarkServer.start()) {
            List<FilledPerson> persons =
                    CareCycleBenchmark.filled(server, "steady", options.number("customers", 100_000));
            System.out.println(server.described());
            SteadyLoadBenchmark steady = new SteadyLoadBenchmark(BenchmarkServer.url("steady", server.port()));
            try (SdkCareCycle care = new SdkCareCycle(SdkHost.on(steady.url), persons)) {
                List<Agent> crew = IntStream.range(0, agents)
                        .mapToObj(number -> care.agent(number, agents))
                        .toList();
                for (int minute = 1; minute <= options.number("minutes", 10); minute++) {
                    steady.minutes.add(steady.minute(crew, seconds));
                    System.out.println("minute " + minute + ": " + steady.minutes.get(minute - 1));
                }
                crew.forEach(Agent::close);
            }
            steady.print(agents, seconds);
        }
    }

    private MinuteFigures minute(List<Agent> crew, int seconds) {
        Histogram nanos = worked(crew, seconds);
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new MinuteFigures(
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                (double) heap / MEGABYTE,
                connections());
    }

    private static Histogram worked(List<Agent> crew, int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Histogram all = new Histogram(3);
        ConcurrentRun.work(crew.stream()
                        .<Callable<Histogram>>map(agent -> () -> worked(agent, end))
                        .toList())
                .forEach(all::add);
        return all;
    }

    private static Histogram worked(Agent agent, long end) {
        Histogram nanos = new Histogram(3);
        while (System.nanoTime() < end) {
            nanos.recordValue(MeasuringRounds.timed(agent));
        }
        return nanos;
    }

    private double connections() {
        try (JdbcConnection hand = new JdbcConnection(url)) {
            return hand.rows("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'caredesk'")
                    .get(0)
                    .number(0);
        }
    }

    private void print(int agents, int seconds) {
        MarkdownTable table =
                new MarkdownTable("minute", "cycles/s", "p50 ms", "p99 ms", "heap after GC, MB", "connections");
        for (int at = 0; at < minutes.size(); at++) {
            MinuteFigures minute = minutes.get(at);
            table.row(
                    at + 1,
                    (double) minute.cycles() / seconds,
                    minute.p50(),
                    minute.p99(),
                    minute.heap(),
                    minute.connections());
        }
        table.print("Care cycles of " + agents + " agents");
        if (minutes.size() > WARM + 1) {
            MinuteFigures first = minutes.get(WARM);
            MinuteFigures last = minutes.get(minutes.size() - 1);
            require("heap", first.heap(), last.heap(), 1.2);
            require("connections", first.connections(), last.connections(), 1.0);
            require("the median latency", first.p50(), last.p50(), 1.2);
            require("the latency of 99 of 100", first.p99(), last.p99(), 1.5);
        }
    }

    private static void require(String what, double first, double last, double tolerated) {
        String seen = "from minute %d to the last: %.1f, then %.1f".formatted(WARM + 1, first, last);
        FilledRowsCheck.require(last <= first * tolerated, what + " grew " + seen);
        System.out.println(what + " did not grow " + seen);
    }
}
