package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.contender.FloorSearch;
import dev.caredesk.benchmarks.contender.FloorSearch.TermRange;
import dev.caredesk.benchmarks.contender.SdkSearch;
import dev.caredesk.benchmarks.data.CustomerNames;
import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.data.DatabaseFiller;
import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.measure.BenchmarkServer;
import dev.caredesk.benchmarks.measure.Contest;
import dev.caredesk.benchmarks.measure.ContestEntry;
import dev.caredesk.benchmarks.measure.MeasuringRounds;
import dev.caredesk.benchmarks.measure.ProgramOptions;
import java.util.List;
import java.util.function.IntFunction;

/** W3: last-name prefix (narrow, middle, wide), e-mail, phone; the first 20. */
final class SearchBenchmark {

    private static final int MOST = 10_000;
    private static final int PERSONS = 10_000;

    private SearchBenchmark() {}

    /** A kind of search: what is typed in a turn, and what the storage then looks for. */
    private record SearchKind(String name, IntFunction<String> typed, IntFunction<TermRange> words, int matches) {

        static SearchKind prefix(String name, String prefix, int matches) {
            TermRange range = TermRange.prefix(prefix);
            int counted = Math.min(matches, MOST);
            return new SearchKind(
                    name + " prefix, " + matches + " match", turn -> prefix + "*", turn -> range, counted);
        }

        List<ContestEntry> entrants() {
            return List.of(
                    SdkSearch.entrant(typed, matches),
                    ContestEntry.of("hand-written", url -> new FloorSearch(url, words, false)),
                    ContestEntry.of("bare", url -> new FloorSearch(url, words, true)));
        }
    }

    public static void main(String[] arguments) {
        ProgramOptions options = ProgramOptions.of(arguments, "customers", "agents", "rounds", "seconds", "warm");
        int customers = options.number("customers", 100_000);
        MeasuringRounds rounds = new MeasuringRounds(
                options.number("rounds", 5), options.number("seconds", 2), options.number("warm", 2_000));
        try (BenchmarkServer server = BenchmarkServer.start()) {
            String url = server.create("filled");
            try (DatabaseFiller filling = DatabaseFiller.of(url)) {
                filling.customers(customers);
            }
            FilledRowsCheck.filled(url);
            System.out.println(server.described());
            for (SearchKind kind : kinds(customers, CustomerNames.read(url, PERSONS))) {
                Contest.reading(server, "filled", kind.entrants())
                        .print(
                                "W3 " + kind.name() + " of " + customers + " customers",
                                rounds,
                                options.numbers("agents", "1,4"));
            }
        }
    }

    private static List<SearchKind> kinds(int customers, List<FilledPerson> persons) {
        return List.of(
                SearchKind.prefix("narrow", CustomerNames.NARROW, (customers + 49_997) / 50_000),
                SearchKind.prefix("middle", CustomerNames.MIDDLE, (customers + 199) / 200),
                SearchKind.prefix("wide", CustomerNames.WIDE, customers / 10),
                new SearchKind(
                        "e-mail",
                        turn -> of(persons, turn).email(),
                        turn -> TermRange.word(of(persons, turn).email()),
                        1),
                new SearchKind(
                        "phone",
                        turn -> of(persons, turn).phone(),
                        turn -> TermRange.word(of(persons, turn).phone().substring(1)),
                        1));
    }

    private static FilledPerson of(List<FilledPerson> persons, int turn) {
        return persons.get((int) (turn * 7_919L % persons.size()));
    }
}
