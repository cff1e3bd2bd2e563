package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.contender.FloorOpenCustomer;
import dev.caredesk.benchmarks.contender.SdkOpenCustomer;
import dev.caredesk.benchmarks.data.CustomerNames;
import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.data.DatabaseFiller;
import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.measure.BenchmarkServer;
import dev.caredesk.benchmarks.measure.Contest;
import dev.caredesk.benchmarks.measure.MeasuringRounds;
import dev.caredesk.benchmarks.measure.ProgramOptions;
import java.util.List;

/** W2: open a customer with 30 journey items; the first 20 with tags, comments and request title. */
final class OpenCustomerBenchmark {

    private static final int REQUESTS = 3;
    private static final int ACTIVITIES = 10;

    private OpenCustomerBenchmark() {}

    public static void main(String[] arguments) {
        ProgramOptions options =
                ProgramOptions.of(arguments, "customers", "journeys", "agents", "rounds", "seconds", "warm", "cycles");
        int customers = options.number("customers", 100_000);
        int journeys = options.number("journeys", 5_000);
        try (BenchmarkServer server = BenchmarkServer.start()) {
            String url = server.create("filled");
            try (DatabaseFiller filling = DatabaseFiller.of(url)) {
                filling.customers(customers).requests(journeys, REQUESTS, ACTIVITIES, 0);
            }
            FilledRowsCheck.filled(url);
            List<FilledPerson> persons = CustomerNames.read(url, journeys);
            System.out.println(server.described());
            Contest.writing(
                            server,
                            "filled",
                            List.of(
                                    SdkOpenCustomer.entrant(persons),
                                    FloorOpenCustomer.entrant(persons),
                                    FloorOpenCustomer.bare(persons)))
                    .alike(options.number("cycles", 50))
                    .print(
                            "W2 open a customer with 30 journey items, " + customers + " customers",
                            MeasuringRounds.of(options),
                            options.numbers("agents", "1,4"));
        }
    }
}
