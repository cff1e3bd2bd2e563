package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.Names.Person;
import java.util.List;

/** W2: open a customer with 30 journey items; the first 20 with tags, comments and request title. */
final class OpenCustomer {

    static final int PAGE = 20;

    private static final int REQUESTS = 3;
    private static final int ACTIVITIES = 10;

    private OpenCustomer() {}

    public static void main(String[] arguments) {
        Options options =
                Options.of(arguments, "customers", "journeys", "agents", "rounds", "seconds", "warm", "cycles");
        int customers = options.number("customers", 100_000);
        int journeys = options.number("journeys", 5_000);
        try (Server server = Server.start()) {
            String url = server.create("filled");
            try (Filling filling = Filling.of(url)) {
                filling.customers(customers).requests(journeys, REQUESTS, ACTIVITIES, 0);
            }
            Checked.filled(url);
            List<Person> persons = Names.read(url, journeys);
            System.out.println(server.described());
            Contest.writing(
                            server,
                            "filled",
                            List.of(SdkOpen.entrant(persons), FloorOpen.entrant(persons), FloorOpen.bare(persons)))
                    .alike(options.number("cycles", 50))
                    .print(
                            "W2 open a customer with 30 journey items, " + customers + " customers",
                            Rounds.of(options),
                            options.numbers("agents", "1,4"));
        }
    }
}
