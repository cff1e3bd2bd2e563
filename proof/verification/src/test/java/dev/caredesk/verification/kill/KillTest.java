package dev.caredesk.verification.kill;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Caredesk;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.jdbc.JdbcStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of work on an H2 file. {@code -Dcaredesk.kills=50} and {@code -Dcaredesk.kills.seed} make other runs. */
@DisplayName("a process that is killed")
class KillTest {

    private static final int KILLS = Integer.getInteger("caredesk.kills", 3);
    private static final long SEED = Long.getLong("caredesk.kills.seed", 1);
    private static final int LEAST_LINES = 1_000;
    private static final int MORE_LINES = 5_000;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("D6 · leaves every acknowledged commit whole, no half of one, and desks and drafts as they were")
    void killed() throws IOException, InterruptedException {
        Hunt hunt = new Hunt(folder);
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            hunt.kill(LEAST_LINES + random.nextInt(MORE_LINES));
            try (Caredesk sdk = opened(hunt)) {
                new Aftermath(sdk, hunt.ledger(), hunt.life()).check();
            }
        }
        if (KILLS > 3) {
            System.out.println(KILLS + " kills, seed " + SEED + ", "
                    + hunt.ledger().lines().size() + " lines");
        }
    }

    @Test
    @DisplayName("D6 · the proof of kills sees a save, a comment, a flush, a close or typing that was lost")
    void bites() throws IOException, InterruptedException {
        Hunt hunt = new Hunt(folder);
        hunt.kill(LEAST_LINES);
        try (Caredesk sdk = opened(hunt)) {
            new Aftermath(sdk, hunt.ledger(), hunt.life()).check();
            for (Step step : List.of(Step.SAVE, Step.COMMENT, Step.FLUSH, Step.CLOSE, Step.TYPE)) {
                long number = 1 + hunt.ledger().begun(1, Step.EDIT);
                Ledger lost = hunt.ledger()
                        .and(List.of(
                                new Ledger.Line(new Words(false, 1, step, number), 0),
                                new Ledger.Line(new Words(true, 1, step, number), 0)));
                assertThatThrownBy(() -> new Aftermath(sdk, lost, new Ledger.Span(0, Long.MAX_VALUE)).check())
                        .as("a lost " + step)
                        .isInstanceOf(AssertionError.class);
            }
        }
    }

    private static Caredesk opened(Hunt hunt) {
        return CaredeskBuilder.on(JdbcStorage.h2(hunt.file())).start();
    }
}
