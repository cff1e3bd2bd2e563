package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.contender.JdbcOverdueSweep;
import dev.caredesk.benchmarks.contender.OverdueSweep;
import dev.caredesk.benchmarks.contender.SdkHost;
import dev.caredesk.benchmarks.contender.SdkOverdueSweep;
import dev.caredesk.benchmarks.data.DatabaseFiller;
import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.data.RowCounts;
import dev.caredesk.benchmarks.measure.BenchmarkServer;
import dev.caredesk.benchmarks.measure.ConcurrentRun;
import dev.caredesk.benchmarks.measure.MarkdownTable;
import dev.caredesk.benchmarks.measure.Measurement;
import dev.caredesk.benchmarks.measure.ProgramOptions;
import dev.caredesk.proof.postgres.CuttableWire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** W4: a sweep of 50,000 overdue requests among 200,000. */
final class SweepBenchmark {

    private static final int EACH = 4;

    private final BenchmarkServer server;
    private final int overdue;
    private final List<SweepContender> ways = List.of(
            new SweepContender("Caredesk", url -> new SdkOverdueSweep(SdkHost.still(url))),
            new SweepContender("hand-written", JdbcOverdueSweep::floor),
            new SweepContender("bare", JdbcOverdueSweep::bare));

    private SweepBenchmark(BenchmarkServer server, int overdue) {
        this.server = server;
        this.overdue = overdue;
    }

    /** The rows that each left, by its name. */
    private final Map<String, Map<String, Long>> left = new HashMap<>();

    private record SweepContender(String name, Function<String, OverdueSweep> open) {}

    public static void main(String[] arguments) {
        ProgramOptions options = ProgramOptions.of(arguments, "overdue", "agents", "rounds");
        int overdue = options.number("overdue", 50_000);
        try (BenchmarkServer server = BenchmarkServer.start()) {
            String url = server.create("filled");
            try (DatabaseFiller filling = DatabaseFiller.of(url)) {
                filling.customers(overdue).requests(overdue, EACH, 0, EACH);
            }
            FilledRowsCheck.filled(url);
            System.out.println(server.described());
            new SweepBenchmark(server, overdue).print(options.number("rounds", 5), options.numbers("agents", "1,4"));
        }
    }

    private void print(int rounds, List<Integer> crews) {
        MarkdownTable table =
                new MarkdownTable("contender", "agents", "requests/s", "of floor", "seconds", "round trips");
        List<Integer> trips = ways.stream().map(this::trips).toList();
        FilledRowsCheck.require(
                Objects.equals(left.get("Caredesk"), left.get("hand-written")), "they left different rows: " + left);
        crews.forEach(agents -> rows(table, measured(rounds, agents), agents, trips));
        table.print("W4 sweep of " + overdue + " overdue requests among " + EACH * overdue);
    }

    private List<Measurement> measured(int rounds, int agents) {
        List<Measurement> measured =
                ways.stream().map(way -> new Measurement(way.name())).toList();
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < ways.size(); turn++) {
                int at = (turn + round) % ways.size();
                double seconds = sweep(ways.get(at), server.port(), agents, () -> {});
                measured.get(at).add(overdue / seconds, new Histogram(3));
            }
        }
        return measured;
    }

    private void rows(MarkdownTable table, List<Measurement> measured, int agents, List<Integer> trips) {
        for (int at = 0; at < measured.size(); at++) {
            Measurement one = measured.get(at);
            double throughput = one.throughput();
            table.row(one.name(), agents, throughput, one.share(measured.get(1)), overdue / throughput, trips.get(at));
        }
    }

    private int trips(SweepContender way) {
        try (CuttableWire wire = CuttableWire.to(server.port())) {
            sweep(way, wire.port(), 1, wire::reset);
            return wire.trips();
        }
    }

    /** On a copy of its own, since a sweep can't be done twice; several sweep at the same time, as the processes of a cluster do. */
    private double sweep(SweepContender way, int port, int agents, Runnable ready) {
        String copy = server.copy("filled", "swept");
        server.checkpoint();
        FilledRowsCheck.require(!copy.isEmpty(), "there is no copy");
        List<OverdueSweep> sweeping = new ArrayList<>();
        double seconds;
        try {
            for (int agent = 0; agent < agents; agent++) {
                sweeping.add(way.open().apply(BenchmarkServer.url("swept", port)));
            }
            ready.run();
            long begin = System.nanoTime();
            long closed = ConcurrentRun.work(sweeping.stream()
                            .<Callable<Long>>map(one -> one::sweep)
                            .toList())
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
            seconds = (System.nanoTime() - begin) / 1e9;
            FilledRowsCheck.require(closed == overdue, way.name() + " closed " + closed);
        } finally {
            sweeping.forEach(OverdueSweep::close);
        }
        left.put(way.name(), RowCounts.counts(BenchmarkServer.url("swept", server.port())));
        server.drop("swept");
        return seconds;
    }
}
