package dev.caredesk.verification.cut;

import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.proof.postgres.Wire;
import dev.caredesk.spi.channel.PushChannel;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Agents at work over a wire that is cut again and again. {@code -Dcaredesk.cuts=500} and {@code -Dcaredesk.cuts.seed} make other runs. */
@DisplayName("connections that are cut")
class CutTest {

    private static final int CUTS = Integer.getInteger("caredesk.cuts", 20);
    private static final long SEED = Long.getLong("caredesk.cuts.seed", 1);
    private static final int MOST_MICROS = 60_000;

    @Test
    @DisplayName(
            "E7 · each acknowledged save is there whole and once, none is there twice or by half, and no event is lost")
    void cut() throws InterruptedException {
        PushChannel chat = PushChannel.of(ChannelId.of("chat"));
        try (Wire wire = Wire.to(TestPostgres.port());
                Caredesk sdk = opened(wire, chat)) {
            Savers savers = Savers.at(sdk, chat);
            cutAgainAndAgain(wire);
            savers.stopAndCheck();
            if (CUTS > 20) {
                System.out.println(CUTS + " cuts, seed " + SEED + ", " + savers.acknowledged() + " saves");
            }
        }
    }

    private static Caredesk opened(Wire wire, PushChannel chat) {
        String url = TestPostgres.newDatabase().replace(":" + TestPostgres.port() + "/", ":" + wire.port() + "/");
        return CaredeskBuilder.on(JdbcStorage.postgresql(url, TestPostgres.USER, TestPostgres.PASSWORD))
                .channel(chat)
                .start();
    }

    private static void cutAgainAndAgain(Wire wire) {
        Random random = new Random(SEED);
        for (int cut = 0; cut < CUTS; cut++) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(MOST_MICROS)));
            wire.cut();
        }
    }
}
