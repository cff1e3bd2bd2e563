package dev.caredesk.benchmarks;

import dev.caredesk.Cursor;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.benchmarks.contender.JdbcConnection;
import dev.caredesk.benchmarks.contender.SdkHost;
import dev.caredesk.benchmarks.measure.BenchmarkServer;
import dev.caredesk.benchmarks.measure.MarkdownTable;
import dev.caredesk.benchmarks.measure.ProgramOptions;
import dev.caredesk.benchmarks.measure.StepTimes;
import dev.caredesk.desk.Desk;
import dev.caredesk.desk.OfferPage;
import java.util.Optional;

/**
 * The cost of a desk's steps while very many offers wait, and the accept of a chat with very many lines (D5): neither may grow with what waits,
 * nor may the memory of the process.
 */
final class InboxBenchmark {

    private static final int PAGE = 20;
    private static final int WARM = 200;
    private static final double MEGABYTE = 1024 * 1024;

    private final StepTimes steps = new StepTimes();

    private InboxBenchmark() {}

    public static void main(String[] arguments) {
        ProgramOptions options = ProgramOptions.of(arguments, "offers", "lines", "times");
        int offers = options.number("offers", 1_000_000);
        int lines = options.number("lines", 100_000);
        int times = options.number("times", 500);
        try (BenchmarkServer server = BenchmarkServer.start()) {
            String url = server.create("inbox");
            System.out.println(server.described());
            try (SdkHost sdk = SdkHost.on(url)) {
                Desk desk = sdk.desk(0);
                desk.reject(sdk.offer(desk, "template", "ada@example.org")).orElseThrow();
                new InboxBenchmark().warmed(sdk, desk, times).print(0);
                multiply(url, offers);
                server.checkpoint();
                new InboxBenchmark().warmed(sdk, desk, times).print(offers);
                longChat(sdk, desk, lines);
            }
        }
    }

    /** Copies the rows of the one offer that waits, for all of the tenant. */
    private static void multiply(String url, int offers) {
        try (JdbcConnection hand = new JdbcConnection(url)) {
            hand.run(
                    "INSERT INTO caredesk.interaction (tenant, id, channel, name, version, state, began, commit_order,"
                            + " desks, rejected, payload) SELECT t.tenant, 'chat/w' || n, t.channel, 'w' || n,"
                            + " t.version, t.state, t.began - n, -n, '', '', t.payload"
                            + " FROM caredesk.interaction t, generate_series(1, ?) n WHERE t.name = 'template'",
                    offers);
            hand.run("INSERT INTO caredesk.offer (tenant, desk, everyone, began, commit_order, interaction, rejected)"
                    + " SELECT i.tenant, '', TRUE, i.began, i.commit_order, i.id, '' FROM caredesk.interaction i"
                    + " WHERE i.commit_order < 0");
            hand.run("ANALYZE");
        }
    }

    private InboxBenchmark warmed(SdkHost sdk, Desk desk, int times) {
        InboxBenchmark warm = new InboxBenchmark();
        for (int done = 0; done < WARM; done++) {
            warm.round(sdk, desk, "warm-" + System.nanoTime());
        }
        for (int done = 0; done < times; done++) {
            round(sdk, desk, "measured-" + System.nanoTime());
        }
        return this;
    }

    private void round(SdkHost sdk, Desk desk, String id) {
        InteractionId chat = steps.timed("a report", () -> sdk.report(desk, id, id + "@example.org", 0));
        OfferPage first = steps.timed(
                "first page", () -> desk.offers(Optional.empty(), PAGE).orElseThrow());
        Optional<Cursor> next = first.page().next();
        if (next.isPresent()) {
            steps.timed("second page", () -> desk.offers(next, PAGE).orElseThrow());
        }
        steps.timed("desk", desk::view);
        steps.timed("accept", () -> desk.accept(chat).orElseThrow());
        desk.view().open().forEach(open -> {
            var work = desk.engagement(open.engagement()).orElseThrow();
            work.answer(work.close().question().orElseThrow().discard()).orElseThrow();
        });
    }

    private void print(int offers) {
        MarkdownTable table = new MarkdownTable("step", "p50 ms", "p99 ms");
        steps.names().forEach(step -> table.row(step, steps.millis(step, 50), steps.millis(step, 99)));
        table.print(
                "Steps of one agent while %,d offers wait; heap after collection %.0f MB".formatted(offers, heap()));
    }

    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }

    private static void longChat(SdkHost sdk, Desk desk, int lines) {
        long begin = System.nanoTime();
        InteractionId chat = sdk.report(desk, "long", "long@example.org", lines);
        double reported = (System.nanoTime() - begin) / 1e9;
        begin = System.nanoTime();
        desk.accept(chat).orElseThrow();
        double accepted = (System.nanoTime() - begin) / 1e6;
        new MarkdownTable("lines", "reported in s", "accepted in ms")
                .row(lines, reported, accepted)
                .print("A chat of very many lines");
    }
}
