package dev.caredesk.benchmarks.measure;

import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.data.RowCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * Contenders of one workload on one server, each on a copy of the same database, or on the database itself where they only read. The
 * second one is the floor of the goal.
 */
public final class Contest {

    private final BenchmarkServer server;
    private final String database;
    private final List<ContestEntry> entrants;
    private final boolean reading;

    private Contest(BenchmarkServer server, String database, List<ContestEntry> entrants, boolean reading) {
        this.server = server;
        this.database = database;
        this.entrants = entrants;
        this.reading = reading;
    }

    public static Contest reading(BenchmarkServer server, String database, List<ContestEntry> entrants) {
        return new Contest(server, database, entrants, true);
    }

    public static Contest writing(BenchmarkServer server, String database, List<ContestEntry> entrants) {
        return new Contest(server, database, entrants, false);
    }

    /** Holds rows of the SDK and of the floor against each other. */
    public Contest alike(int operations) {
        RowCounts.alike(entrants.get(0), copy("alike_0"), entrants.get(1), copy("alike_1"), operations);
        server.drop("alike_0");
        server.drop("alike_1");
        return this;
    }

    private String copy(String name) {
        return server.copy(database, name);
    }

    /** Measures, and prints a table with a row for each contender and number of agents. */
    public void print(String title, MeasuringRounds rounds, List<Integer> agents) {
        MarkdownTable table = new MarkdownTable(
                "contender",
                "agents",
                "operations/s",
                "of floor",
                "p50 ms",
                "p99 ms",
                "processor ms, JVM",
                "server",
                "round trips");
        List<String> places = entrants.stream().map(this::place).toList();
        List<Double> trips = new ArrayList<>();
        for (int at = 0; at < entrants.size(); at++) {
            trips.add(RoundTripCount.of(entrants.get(at), server, places.get(at)));
        }
        server.checkpoint();
        for (int crew : agents) {
            rows(table, measured(places, rounds, crew), crew, trips);
        }
        places.stream().filter(place -> !place.equals(database)).forEach(server::drop);
        table.print(title);
    }

    /** The database of a contender. */
    private String place(ContestEntry entrant) {
        if (reading) {
            return database;
        }
        String name = "of_" + entrants.indexOf(entrant);
        FilledRowsCheck.require(!copy(name).isEmpty(), "there is no copy");
        return name;
    }

    private List<Measurement> measured(List<String> places, MeasuringRounds rounds, int agents) {
        List<Contender> contenders = new ArrayList<>();
        try {
            for (int at = 0; at < entrants.size(); at++) {
                contenders.add(entrants.get(at).open().apply(BenchmarkServer.url(places.get(at), server.port())));
            }
            return rounds.measure(
                    entrants.stream().map(ContestEntry::name).toList(), contenders, agents, server::processor);
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    private static void rows(MarkdownTable table, List<Measurement> measured, int agents, List<Double> trips) {
        Measurement floor = measured.get(1);
        for (int at = 0; at < measured.size(); at++) {
            Measurement one = measured.get(at);
            table.row(
                    one.name(),
                    agents,
                    one.throughput(),
                    one.share(floor),
                    one.millis(50),
                    one.millis(99),
                    one.jvmMillis(),
                    one.serverMillis(),
                    trips.get(at));
        }
    }
}
