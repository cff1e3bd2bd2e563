package dev.caredesk.verification.kill;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Caredesk;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.inmemory.InMemoryStorage;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.testkit.storage.DelegatingStorage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check after a kill fails where something is missing: workers who do some rounds, and one step more that nobody did. */
@DisplayName("the proof of kills")
class KillRecoveryCheckTest {

    /** With the last one the customer is closed and opened again. */
    private static final int ROUNDS = 10;

    private static final int ONE = 1;

    private final Storage storage = InMemoryStorage.create();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final VictimOutput output = new VictimOutput(new PrintStream(said, false, StandardCharsets.UTF_8));

    @BeforeEach
    void work() {
        PushChannel chat = PushChannel.of(VictimProcess.CHAT);
        try (Caredesk sdk = CaredeskBuilder.on(new DraftReportingStorage(DelegatingStorage.lent(storage), output))
                .channel(chat)
                .start()) {
            for (int worker = 0; worker < VictimProcess.WORKERS; worker++) {
                new VictimAgent(worker, sdk, chat, output).work(ROUNDS);
            }
        }
    }

    @AfterEach
    void end() {
        storage.close();
    }

    private VictimLog victimLog() {
        return new VictimLog(said.toString(StandardCharsets.UTF_8)
                .lines()
                .flatMap(line -> VictimLine.parse(line).stream())
                .toList());
    }

    private void check(VictimLog victimLog) {
        try (Caredesk sdk = CaredeskBuilder.on(DelegatingStorage.lent(storage)).start()) {
            new KillRecoveryCheck(sdk, victimLog).check();
        }
    }

    private void checkLost(RoundStep step, String complaint) {
        assertThatCode(() -> check(victimLog())).doesNotThrowAnyException();
        long next = 1 + victimLog().begun(ONE, RoundStep.EDIT);
        VictimLog lost =
                victimLog().and(List.of(new VictimLine(false, ONE, step, next), new VictimLine(true, ONE, step, next)));

        assertThatThrownBy(() -> check(lost)).isInstanceOf(AssertionError.class).hasMessageContaining(complaint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "SAVE, acknowledged saves of worker 1",
        "COMMENT, acknowledged comments of worker 1",
        "REPORT, acknowledged messages of worker 1",
        "OFFER, acknowledged offers of worker 1",
        "FLUSH, the draft of worker 1",
        "CLOSE, open at worker 1",
        "KEEP, the draft of typist 1",
    })
    @DisplayName("D6 · sees a save, a comment, a report, an offer, a flush, a close or a stored draft that was lost")
    void detectsLostCommits(RoundStep step, String complaint) {
        checkLost(step, complaint);
    }

    @Test
    @DisplayName("D6 · sees a reopening that was lost")
    void detectsLostReopening() {
        try (Caredesk sdk = CaredeskBuilder.on(DelegatingStorage.lent(storage)).start()) {
            var desk = sdk.desk(VictimAgent.agent(ONE), Locale.ENGLISH);
            var work = desk.engagement(desk.view().open().get(0).engagement()).orElseThrow();
            output.around(ONE, RoundStep.CLOSE, ROUNDS, () -> {
                work.close().orElseThrow();
                return work;
            });
        }
        checkLost(RoundStep.REOPEN, "open at worker 1");
    }
}
