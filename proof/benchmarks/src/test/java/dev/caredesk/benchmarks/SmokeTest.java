package dev.caredesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.caredesk.benchmarks.contender.FloorCareCycle;
import dev.caredesk.benchmarks.contender.SdkCareCycle;
import dev.caredesk.benchmarks.data.CustomerNames.FilledPerson;
import dev.caredesk.benchmarks.data.DatabaseFiller;
import dev.caredesk.benchmarks.data.FilledRowsCheck;
import dev.caredesk.benchmarks.measure.BenchmarkServer;
import dev.caredesk.benchmarks.measure.Contest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A few of everything, so that the workloads go on to run; no figure of it counts. */
@DisplayName("the benchmarks")
class SmokeTest {

    @Test
    @DisplayName("filled rows are the SDK's, and hand-written code leaves the rows that the SDK leaves")
    void handWrittenCodeLeavesSameRows() {
        assertThatCode(SmokeTest::some).doesNotThrowAnyException();
    }

    private static void some() {
        try (BenchmarkServer server = BenchmarkServer.start()) {
            List<FilledPerson> persons = CareCycleBenchmark.filled(server, "filled", 200);
            Contest.writing(server, "filled", List.of(SdkCareCycle.entrant(persons), FloorCareCycle.entrant(persons)))
                    .alike(5);
            grown(server.create("grown"));
        }
    }

    /** Rows are added twice, with what commits leave behind, as in the benchmark of growth. */
    private static void grown(String url) {
        try (DatabaseFiller filling = DatabaseFiller.of(url)) {
            filling.customers(50).requests(50, 1, 1, 0).history(0, 50);
            filling.customers(100).requests(100, 1, 1, 0).history(50, 100);
        }
        FilledRowsCheck.filled(url);
    }
}
