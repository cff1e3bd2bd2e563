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
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Engagement;
import dev.caredesk.request.RequestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;

/**
 * The cost of single steps with 10,000, 100,000 and 1,000,000 customers, who each have a request with an activity and two comments, and what
 * their commits left behind: it must not grow with them.
 */
final class GrowthBenchmark {

    private static final int PERSONS = 10_000;
    private static final int WARM = 200;

    private final Map<String, Histogram> steps = new LinkedHashMap<>();

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
        for (String step : grown.get(0).steps.keySet()) {
            List<Object> cells = new ArrayList<>(List.of(step));
            for (GrowthBenchmark of : grown) {
                Histogram nanos = of.steps.getOrDefault(step, new Histogram(3));
                cells.add(nanos.getValueAtPercentile(50) / 1e6);
                cells.add(nanos.getValueAtPercentile(99) / 1e6);
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
        Engagement work = timed("accept", () -> desk.accept(offered).orElseThrow());
        work.edit(e -> e.request().title(turns.title())).orElseThrow();
        timed("comment", () -> work.comment(CareCycleData.COMMENT).orElseThrow());
        timed("save", () -> work.save().orElseThrow());
        RequestId request = work.view().requests().get(0).id();
        timed("close request", () -> work.closeRequest(request).orElseThrow());
        timed("close", () -> {
            work.close().orElseThrow();
            return work;
        });
        Engagement again =
                timed("reopen", () -> desk.reopen(CustomerId.of(person.id())).orElseThrow());
        timed("journey", () -> again.journey().orElseThrow());
        again.close().orElseThrow();
        timed("desk", desk::view);
        timed("search e-mail", () -> desk.search(person.email()).orElseThrow());
        timed("search phone", () -> desk.search(person.phone()).orElseThrow());
        timed(
                "search narrow prefix",
                () -> desk.search(CustomerNames.NARROW + "*").orElseThrow());
        timed(
                "search middle prefix",
                () -> desk.search(CustomerNames.MIDDLE + "*").orElseThrow());
        timed("search wide prefix", () -> desk.search(CustomerNames.WIDE + "*").orElseThrow());
    }

    private <T> T timed(String step, Callable<T> work) {
        long begin = System.nanoTime();
        try {
            T result = work.call();
            steps.computeIfAbsent(step, name -> new Histogram(3)).recordValue(System.nanoTime() - begin);
            return result;
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(step + " failed", impossible);
        }
    }
}
