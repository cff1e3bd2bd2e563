package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.FloorFind.Range;
import dev.caredesk.benchmarks.Names.Person;
import java.util.List;
import java.util.function.IntFunction;

/** W3: last-name prefix (narrow, middle, wide), e-mail, phone; the first 20. */
final class FindCustomers {

    private static final int MOST = 10_000;
    private static final int PERSONS = 10_000;

    private FindCustomers() {}

    /** A kind of search: what is typed in a turn, and what the storage then looks for. */
    private record Kind(String name, IntFunction<String> typed, IntFunction<Range> words, int matches) {

        static Kind prefix(String name, String prefix, int matches) {
            Range range = Range.prefix(prefix);
            int counted = Math.min(matches, MOST);
            return new Kind(name + " prefix, " + matches + " match", turn -> prefix + "*", turn -> range, counted);
        }

        List<Entrant> entrants() {
            return List.of(
                    SdkFind.entrant(typed, matches),
                    Entrant.of("hand-written", url -> new FloorFind(url, words, false)),
                    Entrant.of("bare", url -> new FloorFind(url, words, true)));
        }
    }

    public static void main(String[] arguments) {
        Options options = Options.of(arguments, "customers", "agents", "rounds", "seconds", "warm");
        int customers = options.number("customers", 100_000);
        Rounds rounds =
                new Rounds(options.number("rounds", 5), options.number("seconds", 2), options.number("warm", 2_000));
        try (Server server = Server.start()) {
            String url = server.create("filled");
            try (Filling filling = Filling.of(url)) {
                filling.customers(customers);
            }
            Checked.filled(url);
            System.out.println(server.described());
            for (Kind kind : kinds(customers, Names.read(url, PERSONS))) {
                Contest.reading(server, "filled", kind.entrants())
                        .print(
                                "W3 " + kind.name() + " of " + customers + " customers",
                                rounds,
                                options.numbers("agents", "1,4"));
            }
        }
    }

    private static List<Kind> kinds(int customers, List<Person> persons) {
        return List.of(
                Kind.prefix("narrow", Names.NARROW, (customers + 49_997) / 50_000),
                Kind.prefix("middle", Names.MIDDLE, (customers + 199) / 200),
                Kind.prefix("wide", Names.WIDE, customers / 10),
                new Kind(
                        "e-mail",
                        turn -> of(persons, turn).email(),
                        turn -> Range.word(of(persons, turn).email()),
                        1),
                new Kind(
                        "phone",
                        turn -> of(persons, turn).phone(),
                        turn -> Range.word(of(persons, turn).phone().substring(1)),
                        1));
    }

    private static Person of(List<Person> persons, int turn) {
        return persons.get((int) (turn * 7_919L % persons.size()));
    }
}
