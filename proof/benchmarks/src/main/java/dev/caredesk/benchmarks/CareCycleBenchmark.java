package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.contender.BareCareCycle;
import dev.caredesk.benchmarks.contender.FloorCareCycle;
import dev.caredesk.benchmarks.contender.SdkCareCycle;
import dev.caredesk.benchmarks.data.CustomerNames;
import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.data.DatabaseFiller;
import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.measure.BenchmarkServer;
import dev.caredesk.benchmarks.measure.Contest;
import dev.caredesk.benchmarks.measure.MeasuringRounds;
import dev.caredesk.benchmarks.measure.ProgramOptions;
import java.util.List;

/** W1: accept an interaction of a known customer, title, description, two tags, one comment, save, close. */
final class CareCycleBenchmark {

    private CareCycleBenchmark() {}

    public static void main(String[] arguments) {
        ProgramOptions options =
                ProgramOptions.of(arguments, "customers", "agents", "rounds", "seconds", "warm", "cycles");
        int customers = options.number("customers", 100_000);
        try (BenchmarkServer server = BenchmarkServer.start()) {
            List<FilledPerson> persons = filled(server, "filled", customers);
            System.out.println(server.described());
            Contest.writing(
                            server,
                            "filled",
                            List.of(
                                    SdkCareCycle.entrant(persons),
                                    FloorCareCycle.entrant(persons),
                                    BareCareCycle.entrant(persons)))
                    .alike(options.number("cycles", 200))
                    .print(
                            "W1 care cycle, " + customers + " customers",
                            MeasuringRounds.of(options),
                            options.numbers("agents", "1,4"));
        }
    }

    /** Customers who each have an open request with an activity that is over. */
    static List<FilledPerson> filled(BenchmarkServer server, String database, int customers) {
        String url = server.create(database);
        try (DatabaseFiller filling = DatabaseFiller.of(url)) {
            filling.customers(customers).requests(customers, 1, 1, 0);
        }
        FilledRowsCheck.filled(url);
        return CustomerNames.read(url, customers);
    }
}
