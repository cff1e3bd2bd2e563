package dev.caredesk.benchmarks;

import dev.caredesk.benchmarks.contender.CareCycleData;
import dev.caredesk.benchmarks.contender.SdkHost;
import dev.caredesk.benchmarks.data.CustomerNames;
import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.data.DatabaseFiller;
import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.measure.BenchmarkServer;
import dev.caredesk.benchmarks.measure.CustomerRotation;
import dev.caredesk.benchmarks.measure.MarkdownTable;
import dev.caredesk.benchmarks.measure.ProgramOptions;
import dev.caredesk.benchmarks.measure.StepTimes;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import java.util.ArrayList;
import java.util.List;

/**
 * The cost of single steps with 10,000, 100,000 and 1,000,000 customers, who each have a request with an activity and two comments, and what
 * their commits left behind: it must not grow with them.
 */
final class GrowthBenchmark {

    private static final int PERSONS = 10_000;
    private static final int WARM = 200;

    private final StepTimes steps = new StepTimes();

    private GrowthBenchmark() {}

    public static void main(String[] arguments) {
        ProgramOptions options = ProgramOptions.of(arguments, "customers", "times");
        int times = options.number("times", 1_000);
        List<Integer> sizes = options.numbers("customers", "10_000,100_000,1_000_000");
        List<GrowthBenchmark> grown = new ArrayList<>();
        try (BenchmarkServer server = BenchmarkServer.start()) {
            String url = server.create("growing");
            System.out.println(server.described());
            try (DatabaseFiller filling = DatabaseFiller.of(url)) {
                int before = 0;
                for (int customers : sizes) {
                    filling.customers(customers).requests(customers, 1, 1, 0).history(before, customers);
                    FilledRowsCheck.filled(url);
                    server.checkpoint();
                    List<FilledPerson> persons = CustomerNames.read(url, PERSONS);
                    grown.add(measured(url, new CustomerRotation(persons, grown.size(), sizes.size()), times));
                    before = customers;
                }
            }
        }
        print(sizes, grown, times);
    }

    private static void print(List<Integer> sizes, List<GrowthBenchmark> grown, int times) {
        List<String> heads = new ArrayList<>(List.of("step"));
        sizes.forEach(size -> heads.addAll(List.of("%,d: p50 ms".formatted(size), "p99")));
        MarkdownTable table = new MarkdownTable(heads.toArray(String[]::new));
        for (String step : grown.get(0).steps.names()) {
            List<Object> cells = new ArrayList<>(List.of(step));
            for (GrowthBenchmark of : grown) {
                cells.add(of.steps.millis(step, 50));
                cells.add(of.steps.millis(step, 99));
            }
            table.row(cells.toArray());
        }
        table.print("Steps of one agent among so many customers, " + times + " times each");
    }

    private static GrowthBenchmark measured(String url, CustomerRotation turns, int times) {
        try (SdkHost sdk = SdkHost.on(url)) {
            GrowthBenchmark warm = new GrowthBenchmark();
            GrowthBenchmark growth = new GrowthBenchmark();
            Desk desk = sdk.desk(0);
            for (int done = 0; done < WARM + times; done++) {
                (done < WARM ? warm : growth).round(sdk, desk, turns);
            }
            return growth;
        }
    }

    private void round(SdkHost sdk, Desk desk, CustomerRotation turns) {
        FilledPerson person = turns.next();
        var offered = sdk.offer(desk, turns.id(), person.email());
        Engagement work = steps.timed("accept", () -> desk.accept(offered).orElseThrow());
        work.edit(e -> e.request().title(turns.title())).orElseThrow();
        steps.timed("comment", () -> work.comment(CareCycleData.COMMENT).orElseThrow());
        steps.timed("save", () -> work.save().orElseThrow());
        RequestId request = work.view().requests().get(0).id();
        steps.timed("close request", () -> work.closeRequest(request).orElseThrow());
        steps.timed("close", () -> {
            work.close().orElseThrow();
            return work;
        });
        Engagement again = steps.timed(
                "reopen", () -> desk.reopen(CustomerId.of(person.id())).orElseThrow());
        steps.timed("journey", () -> again.journey().orElseThrow());
        again.close().orElseThrow();
        steps.timed("desk", desk::view);
        steps.timed("search e-mail", () -> desk.search(person.email()).orElseThrow());
        steps.timed("search phone", () -> desk.search(person.phone()).orElseThrow());
        steps.timed(
                "search narrow prefix",
                () -> desk.search(CustomerNames.NARROW + "*").orElseThrow());
        steps.timed(
                "search middle prefix",
                () -> desk.search(CustomerNames.MIDDLE + "*").orElseThrow());
        steps.timed(
                "search wide prefix",
                () -> desk.search(CustomerNames.WIDE + "*").orElseThrow());
    }
}
