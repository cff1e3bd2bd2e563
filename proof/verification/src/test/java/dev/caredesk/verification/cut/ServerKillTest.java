package dev.caredesk.verification.cut;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.DurablePostgres;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.channel.PushChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents at work on a server that is killed and started again, and go on by themselves. {@code -Dcaredesk.serverkills=100} and {@code
 * -Dcaredesk.serverkills.seed} make other runs.
 */
@DisplayName("a PostgreSQL that is killed")
class ServerKillTest {

    private static final int IN_THE_BUILD = 1;
    private static final int KILLS = Integer.getInteger("caredesk.serverkills", IN_THE_BUILD);
    private static final long SEED = Long.getLong("caredesk.serverkills.seed", 1);
    private static final int LEAST_SAVES = 20;
    private static final int MOST_MICROS = 500_000;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("E7 · no acknowledged save is lost, none is there twice or by half, and no event is lost")
    void keepsAcknowledgedSaves() throws InterruptedException {
        Random random = new Random(SEED);
        int saves = saves((server, savingAgents) -> {
            for (int kill = 0; kill < KILLS; kill++) {
                savingAgents.awaitMore(LEAST_SAVES);
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(MOST_MICROS)));
                server.kill();
                server.startAgain();
            }
            savingAgents.awaitEach(1);
        });
        if (KILLS > IN_THE_BUILD) {
            System.out.println(KILLS + " kills, seed " + SEED + ", " + saves + " saves");
        }
    }

    @Test
    @DisplayName("E7 · the proof of kills sees a server that has lost what it acknowledged")
    void detectsLostSave() {
        assertThatThrownBy(() -> saves((server, savingAgents) -> {
                    savingAgents.awaitEach(1);
                    server.kill();
                    server.keepFiles();
                    server.startAgain();
                    // More than can have been under way at the kill.
                    savingAgents.awaitMore(LEAST_SAVES);
                    server.kill();
                    server.takeKeptFiles();
                    server.startAgain();
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageFindingMatch("not there are \\[mark-|three changes of each acknowledged save");
    }

    /** Returns how many saves were acknowledged, all of which are there after what happened to the server. */
    private int saves(BiConsumer<DurablePostgres, SavingAgents> meanwhile) throws InterruptedException {
        PushChannel chat = PushChannel.of(ChannelId.of("chat"));
        try (DurablePostgres server = DurablePostgres.in(folder.resolve("files"));
                Caredesk sdk = CaredeskBuilder.on(
                                JdbcStorage.postgresql(server.url(), TestPostgres.USER, TestPostgres.PASSWORD))
                        .channel(chat)
                        .start()) {
            SavingAgents savingAgents = SavingAgents.at(sdk, chat);
            meanwhile.accept(server, savingAgents);
            savingAgents.stopAndCheck();
            return savingAgents.acknowledged();
        }
    }
}
