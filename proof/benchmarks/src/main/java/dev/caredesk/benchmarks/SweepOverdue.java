package dev.caredesk.benchmarks;

import dev.caredesk.proof.postgres.Wire;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    private record Way(String name, Function<String, Sweeping> open) {}

    public static void main(String[] arguments) {
        Options options = Options.of(arguments, "overdue", "rounds");
        int overdue = options.number("overdue", 50_000);
        try (Server server = Server.start()) {
            String url = server.create("filled");
            try (Filling filling = Filling.of(url)) {
                filling.customers(overdue).requests(overdue, EACH, 0, EACH);
            }
            Checked.filled(url);
            System.out.println(server.described());
            new SweepOverdue(server, overdue).print(options.number("rounds", 5));
        }
    }

    private void print(int rounds) {
        List<Integer> trips = ways.stream().map(this::trips).toList();
        List<Measured> measured =
                ways.stream().map(way -> new Measured(way.name())).toList();
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < ways.size(); turn++) {
                int at = (turn + round) % ways.size();
                double seconds = sweep(ways.get(at), server.port(), () -> {});
                measured.get(at).add(overdue / seconds, new Histogram(3));
            }
        }
        Table table = new Table("contender", "requests/s", "of floor", "seconds", "round trips");
        IntStream.range(0, ways.size()).forEach(at -> {
            Measured one = measured.get(at);
            double throughput = one.throughput();
            table.row(one.name(), throughput, one.share(measured.get(1)), overdue / throughput, trips.get(at));
        });
        table.print("W4 sweep of " + overdue + " overdue requests among " + EACH * overdue);
    }

    private int trips(Way way) {
        try (Wire wire = Wire.to(server.port())) {
            double unused = sweep(way, wire.port(), wire::reset);
            return wire.trips();
        }
    }

    /** On a copy of its own, since a sweep can't be done twice. */
    private double sweep(Way way, int port, Runnable ready) {
        String copy = server.copy("filled", "swept");
        server.checkpoint();
        Checked.require(!copy.isEmpty(), "there is no copy");
        double seconds;
        try (Sweeping sweeping = way.open().apply(Server.url("swept", port))) {
            ready.run();
            long begin = System.nanoTime();
            long closed = sweeping.sweep();
            seconds = (System.nanoTime() - begin) / 1e9;
            Checked.require(closed == overdue, way.name() + " closed " + closed);
        }
        server.drop("swept");
        return seconds;
    }
}
