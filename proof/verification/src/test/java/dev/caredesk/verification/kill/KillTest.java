package dev.caredesk.verification.kill;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caredesk.Caredesk;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.verification.SettledJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SIGKILL in the middle of work. {@code -Dcaredesk.kills=50} and {@code -Dcaredesk.kills.seed} make other runs, {@code
 * -Dcaredesk.kills.on=H2} or {@code PostgreSQL} only on that.
 */
@DisplayName("a process that is killed")
class KillTest {

    private static final Optional<Integer> KILLS = Optional.ofNullable(Integer.getInteger("caredesk.kills"));
    private static final long SEED = Long.getLong("caredesk.kills.seed", 1);
    private static final Optional<String> ON = Optional.ofNullable(System.getProperty("caredesk.kills.on"));

    /** All that lies there is looked at after each kill, so a long run begins anew now and then. */
    private static final int ON_ONE_GROUND = 25;

    private static final int LEAST_LINES = 500;
    private static final int MORE_LINES = 2_000;

    @TempDir
    private Path folder;

    private enum KillDatabase {
        H2(1),
        POSTGRESQL(1);

        private final int inTheBuild;

        KillDatabase(int inTheBuild) {
            this.inTheBuild = inTheBuild;
        }
    }

    private VictimKiller killer(KillDatabase on, int number) {
        String file = folder.resolve("care-" + number).toString();
        return new VictimKiller(folder, new VictimDatabase(on == KillDatabase.H2 ? file : TestPostgres.newDatabase()));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName(
            "D6, X2 · leaves every acknowledged commit and report whole, no half of one, and desks and drafts as they were")
    void keepsAcknowledgedCommitsWhole(KillDatabase on) throws IOException, InterruptedException {
        assumeTrue(ON.map(on.name()::equalsIgnoreCase).orElse(true), "other runs are asked for");
        Random random = new Random(SEED);
        int kills = KILLS.orElse(on.inTheBuild);
        int lines = 0;
        for (int done = 0; done < kills; done += ON_ONE_GROUND) {
            lines += kills(killer(on, done), Math.min(kills - done, ON_ONE_GROUND), random);
        }
        if (kills > on.inTheBuild) {
            System.out.println(on + ": " + kills + " kills, seed " + SEED + ", " + lines + " lines");
        }
    }

    /** Returns how many lines the victims said. */
    private static int kills(VictimKiller killer, int kills, Random random) throws IOException, InterruptedException {
        for (int kill = 0; kill < kills; kill++) {
            killer.kill(LEAST_LINES + random.nextInt(MORE_LINES));
            try (Caredesk sdk = opened(killer)) {
                new KillRecoveryCheck(sdk, killer.victimLog()).check();
            }
        }
        return killer.victimLog().lines().size();
    }

    private static Caredesk opened(VictimKiller killer) {
        Storage storage = killer.database().open();
        // The server may not have noticed yet that its client is gone.
        SettledJournal.await(storage, Instant.now());
        return CaredeskBuilder.on(storage).start();
    }
}
