package dev.caredesk.benchmarks;

import dev.caredesk.proof.postgres.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** W4: a sweep of 50,000 overdue requests among 200,000. */
final class SweepOverdue {

    private static final int EACH = 4;

    private final Server server;
    private final int overdue;
    private final List<Way> ways = List.of(
            new Way("Caredesk", url -> new SdkSweeping(Sdk.still(url))),
            new Way("hand-written", HandSweeping::floor),
            new Way("bare", HandSweeping::bare));

    private SweepOverdue(Server server, int overdue) {
        this.server = server;
        this.overdue = overdue;
    }

    /** The rows that each left, by its name. */
    private final Map<String, Map<String, Long>> left = new HashMap<>();

    private record Way(String name, Function<String, Sweeping> open) {}

    public static void main(String[] arguments) {
        Options options = Options.of(arguments, "overdue", "agents", "rounds");
        int overdue = options.number("overdue", 50_000);
        try (Server server = Server.start()) {
            String url = server.create("filled");
            try (Filling filling = Filling.of(url)) {
                filling.customers(overdue).requests(overdue, EACH, 0, EACH);
            }
            Checked.filled(url);
            System.out.println(server.described());
            new SweepOverdue(server, overdue).print(options.number("rounds", 5), options.numbers("agents", "1,4"));
        }
    }

    private void print(int rounds, List<Integer> crews) {
        Table table = new Table("contender", "agents", "requests/s", "of floor", "seconds", "round trips");
        List<Integer> trips = ways.stream().map(this::trips).toList();
        Checked.require(
                Objects.equals(left.get("Caredesk"), left.get("hand-written")), "they left different rows: " + left);
        crews.forEach(agents -> rows(table, measured(rounds, agents), agents, trips));
        table.print("W4 sweep of " + overdue + " overdue requests among " + EACH * overdue);
    }

    private List<Measured> measured(int rounds, int agents) {
        List<Measured> measured =
                ways.stream().map(way -> new Measured(way.name())).toList();
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < ways.size(); turn++) {
                int at = (turn + round) % ways.size();
                double seconds = sweep(ways.get(at), server.port(), agents, () -> {});
                measured.get(at).add(overdue / seconds, new Histogram(3));
            }
        }
        return measured;
    }

    private void rows(Table table, List<Measured> measured, int agents, List<Integer> trips) {
        for (int at = 0; at < measured.size(); at++) {
            Measured one = measured.get(at);
            double throughput = one.throughput();
            table.row(one.name(), agents, throughput, one.share(measured.get(1)), overdue / throughput, trips.get(at));
        }
    }

    private int trips(Way way) {
        try (Wire wire = Wire.to(server.port())) {
            sweep(way, wire.port(), 1, wire::reset);
            return wire.trips();
        }
    }

    /** On a copy of its own, since a sweep can't be done twice; several sweep at the same time, as the processes of a cluster do. */
    private double sweep(Way way, int port, int agents, Runnable ready) {
        String copy = server.copy("filled", "swept");
        server.checkpoint();
        Checked.require(!copy.isEmpty(), "there is no copy");
        List<Sweeping> sweeping = new ArrayList<>();
        double seconds;
        try {
            for (int agent = 0; agent < agents; agent++) {
                sweeping.add(way.open().apply(Server.url("swept", port)));
            }
            ready.run();
            long begin = System.nanoTime();
            long closed = Together.work(sweeping.stream()
                            .<Callable<Long>>map(one -> one::sweep)
                            .toList())
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
            seconds = (System.nanoTime() - begin) / 1e9;
            Checked.require(closed == overdue, way.name() + " closed " + closed);
        } finally {
            sweeping.forEach(Sweeping::close);
        }
        left.put(way.name(), RowCounts.counts(Server.url("swept", server.port())));
        server.drop("swept");
        return seconds;
    }
}
