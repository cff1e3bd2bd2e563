package dev.caredesk.verification.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.model.Histories;
import dev.caredesk.testkit.model.StepCoverage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories on each storage against the reference model. {@code -Dcaredesk.histories=10000 -Dcaredesk.histories.from=0} runs
 * more of them, and goes on from any seed; {@code -Dcaredesk.histories.steps} makes them longer, {@code -Dcaredesk.histories.on=H2}
 * leaves the other storages out.
 */
class StatefulPropertyTest {

    /** As many come to every kind of step and refusal. */
    private static final int WHOLE = 400;

    private static final int IN_MEMORY = 100;

    /** The number of histories on a database: decisions are the same in memory, and each comparison reads all that can be seen. */
    private static final int ON_A_DATABASE = 20;

    /** Outcomes that the first histories in a build do not reach; seeds are fixed, so they reach all others each time. */
    private static final List<String> SELDOM = List.of(
            "AcceptOffer call.limit",
            "RejectOffer interaction.gone",
            "AddTag tag.duplicate",
            "SaveDraft external-id.taken",
            "CreateCustomer external-id.taken",
            "AddComment text.too-long",
            "MoveActivity activity.live-elsewhere",
            "LinkActivity ok",
            "AnswerQuestion save answer.unfit");

    private static final Optional<Integer> HISTORIES = Optional.ofNullable(Integer.getInteger("caredesk.histories"));
    private static final int FROM = Integer.getInteger("caredesk.histories.from", 0);
    private static final String ON = System.getProperty("caredesk.histories.on", "");
    private static final int USUAL_STEPS = 50;
    private static final int STEPS = Integer.getInteger("caredesk.histories.steps", USUAL_STEPS);

    static Stream<Arguments> storages() {
        return Stream.of(
                        Arguments.of("in memory", IN_MEMORY, (Supplier<Storage>) InMemoryStorage::create),
                        Arguments.of("H2", ON_A_DATABASE, new ReusedH2("histories")),
                        Arguments.of("PostgreSQL", ON_A_DATABASE, new ReusedPostgres()))
                .filter(storage -> ON.isEmpty() || storage.get()[0].equals(ON));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storages")
    @DisplayName("whatever agents, channels and time do, the SDK shows what the reference model shows")
    void sdkShowsWhatModelShows(String name, int inTheBuild, Supplier<Storage> storage) {
        StepCoverage coverage = new StepCoverage();
        int histories = HISTORIES.orElse(inTheBuild);

        for (int seed = FROM; seed < FROM + histories; seed++) {
            Histories.run(() -> new StorageUnderTest(storage.get()), seed, STEPS, coverage);
        }

        if (histories > WHOLE) {
            System.out.println(name + ", seeds " + FROM + " to " + (FROM + histories - 1) + "\n" + coverage);
        }
        if (histories >= WHOLE) {
            assertThat(coverage.missing()).isEmpty();
        } else if (histories >= IN_MEMORY && FROM == 0 && STEPS >= USUAL_STEPS) {
            assertThat(coverage.missing()).isSubsetOf(SELDOM);
        }
    }
}
