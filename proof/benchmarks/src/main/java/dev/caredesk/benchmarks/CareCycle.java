package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.Names.Person;
import java.util.List;

/** W1: accept an interaction of a known customer, title, description, two tags, one comment, save, close. */
final class CareCycle {

    private CareCycle() {}

    public static void main(String[] arguments) {
        Options options = Options.of(arguments, "customers", "agents", "rounds", "seconds", "warm", "cycles");
        int customers = options.number("customers", 100_000);
        try (Server server = Server.start()) {
            List<Person> persons = filled(server, "filled", customers);
            System.out.println(server.described());
            Contest.writing(
                            server,
                            "filled",
                            List.of(SdkCare.entrant(persons), FloorCare.entrant(persons), BareCare.entrant(persons)))
                    .alike(options.number("cycles", 200))
                    .print(
                            "W1 care cycle, " + customers + " customers",
                            Rounds.of(options),
                            options.numbers("agents", "1,4"));
        }
    }

    /** Customers who each have an open request with an activity that is over. */
    static List<Person> filled(Server server, String database, int customers) {
        String url = server.create(database);
        try (Filling filling = Filling.of(url)) {
            filling.customers(customers).requests(customers, 1, 1, 0);
        }
        Checked.filled(url);
        return Names.read(url, customers);
    }
}
