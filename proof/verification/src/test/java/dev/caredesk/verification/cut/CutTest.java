package dev.caredesk.verification.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.Caredesk;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.core.CaredeskBuilder;
import dev.caredesk.jdbc.JdbcStorage;
import dev.caredesk.proof.postgres.CutTrigger;
import dev.caredesk.proof.postgres.CuttableWire;
import dev.caredesk.proof.postgres.TestPostgres;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.storage.Storage;
import dev.caredesk.verification.RandomConnectionCutter;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Agents at work over a wire that is cut again and again: before, while and after the server gets a commit, and before and after it is
 * heard. {@code -Dcaredesk.cuts=500} and {@code -Dcaredesk.cuts.seed} make other runs.
 */
@DisplayName("connections that are cut")
class CutTest {

    private static final int IN_THE_BUILD = 44;
    private static final int CUTS = Integer.getInteger("caredesk.cuts", IN_THE_BUILD);
    private static final long SEED = Long.getLong("caredesk.cuts.seed", 1);

    private static final int AGENTS = 4;

    /** Of those that are not in a volley, three of four are under commits, in five phases. */
    private static final int OF_EACH_PHASE = (CUTS - 2 * RandomConnectionCutter.VOLLEY) * 3 / 4 / 5;

    @Test
    @DisplayName(
            "E7 · each acknowledged save is there whole and once, none is there twice or by half, and no event is lost")
    void keepsAcknowledgedSaves() throws InterruptedException {
        RandomConnectionCutter randomCutter = RandomConnectionCutter.of(SavingAgent.FIRST, CUTS, SEED);

        SavingAgents savingAgents = saved(AGENTS, randomCutter, randomCutter::isDone, storage -> storage);

        assertThat(randomCutter.cuts()).isEqualTo(CUTS);
        assertThat(randomCutter.leastOfCommits()).as("of each phase").isGreaterThanOrEqualTo(OF_EACH_PHASE);
        assertThat(savingAgents.unknown()).as("saves of which nobody knew").isGreaterThanOrEqualTo(2);
        if (CUTS > IN_THE_BUILD) {
            System.out.println(randomCutter + "; seed " + SEED + ", " + savingAgents.acknowledged() + " saves, "
                    + savingAgents.unknown() + " of unknown outcome");
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("E7 · the proof of cuts sees a storage that guesses what became of a commit")
    void detectsGuessedOutcome(OutcomeGuessingStorage.AssumedOutcome guess) {
        FirstCommitCutter commitCutter = new FirstCommitCutter(SavingAgent.FIRST, guess.wrongAt());
        String loss = switch (guess) {
            case DONE -> "not there are \\[" + SavingAgent.FIRST;
            case NOT_DONE -> "there twice are \\[" + SavingAgent.FIRST;
        };
        assertThatThrownBy(() -> saved(
                        1,
                        commitCutter,
                        commitCutter::isOver,
                        storage -> new OutcomeGuessingStorage(storage, guess, commitCutter)))
                .hasMessageFindingMatch(loss);
    }

    /** Runs so many agents while connections are cut, and checks what they saved. */
    private static SavingAgents saved(int agents, CutTrigger aim, BooleanSupplier done, UnaryOperator<Storage> seen)
            throws InterruptedException {
        PushChannel chat = PushChannel.of(ChannelId.of("chat"));
        try (CuttableWire wire = CuttableWire.to(TestPostgres.port(), aim);
                Caredesk sdk = CaredeskBuilder.on(seen.apply(JdbcStorage.postgresql(
                                wire.url(TestPostgres.newDatabase()), TestPostgres.USER, TestPostgres.PASSWORD)))
                        .channel(chat)
                        .start()) {
            SavingAgents savingAgents = SavingAgents.at(sdk, chat, agents);
            savingAgents.awaitThat(done);
            savingAgents.awaitEach(2);
            savingAgents.stopAndCheck();
            return savingAgents;
        }
    }
}
