package dev.caredesk.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caredesk.ChannelException;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.Gate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises of a channel about commands (X5). */
abstract class CommandContract extends ChannelFixture {

    @Test
    @DisplayName("X5 · a command that is told again is confirmed each time, also after a restart")
    void confirmedAgain() {
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);

        for (Command command : commands(id)) {
            assertThat(tell(command)).isEqualTo(Receipt.confirmed());
            assertThat(tell(command)).isEqualTo(Receipt.confirmed());
        }
        restart(newSink());

        for (Command command : commands(id)) {
            assertThat(tell(command)).isEqualTo(Receipt.confirmed());
        }
    }

    @Test
    @DisplayName("X5 · a command that is told again is done once, also after a restart")
    void doneOnce() {
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);

        for (Command command : commands(id)) {
            assertThat(timesDone(command)).isZero();
            Receipt first = tell(command);
            assertThat(timesDone(command)).isOne();
            assertThat(List.of(first, tell(command))).containsOnly(Receipt.confirmed());
            assertThat(timesDone(command)).isOne();
        }
        restart(newSink());

        for (Command command : commands(id)) {
            assertThat(tell(command)).isEqualTo(Receipt.confirmed());
            assertThat(timesDone(command)).isOne();
        }
    }

    @Test
    @DisplayName("X5 · a final refusal is an answer, and stays one")
    void refusal() {
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);
        assumeTrue(driver.answer(() -> Receipt.refused("busy")), "the world can't be made to refuse");

        for (Command command : commands(id)) {
            assertThat(tell(command)).isInstanceOf(Receipt.Refused.class);
            assertThat(tell(command)).isInstanceOf(Receipt.Refused.class);
        }
    }

    @Test
    @DisplayName("X5 · a failure is an exception that a retry may mend, and the same command is then confirmed")
    void failure() {
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);
        for (Command command : commands(id)) {
            assumeTrue(driver.answer(CommandContract::failing), "the world can't be made to fail");
            assertThatThrownBy(() -> tell(command))
                    .isInstanceOfSatisfying(
                            ChannelException.class,
                            e -> assertThat(e.isRetryable()).isTrue());

            assertThat(driver.answer(Receipt::confirmed)).isTrue();
            assertThat(tell(command)).isEqualTo(Receipt.confirmed());
        }
    }

    @Test
    @DisplayName("X5 · what failed is not done, and is done once when it is told again")
    void failedThenDone() {
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);
        for (Command command : commands(id)) {
            assumeTrue(driver.answer(CommandContract::failing), "the world can't be made to fail");
            assertThatThrownBy(() -> tell(command)).isInstanceOf(ChannelException.class);
            assertThat(timesDone(command)).isZero();

            assertThat(driver.answer(Receipt::confirmed)).isTrue();
            assertThat(tell(command)).isEqualTo(Receipt.confirmed());
            assertThat(timesDone(command)).isOne();
        }
    }

    @Test
    @DisplayName("D5 · it can be told that an agent does not want an offer, once or again, whether it knows it or not")
    void rejected() {
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);

        Command.Reject reject = new Command.Reject(CommandId.of("c-reject"), id, AGENT);
        InteractionId unknown = InteractionId.of(channel.id(), "never-offered");
        assertThat(tell(reject)).isEqualTo(Receipt.confirmed());
        assertThat(tell(reject)).isEqualTo(Receipt.confirmed());
        assertThat(tell(new Command.Reject(CommandId.of("c-unknown"), unknown, AGENT)))
                .isEqualTo(Receipt.confirmed());
        assertThat(tell(new Command.Accept(CommandId.of("c-accept"), id, AGENT)))
                .isEqualTo(Receipt.confirmed());
    }

    @Test
    @DisplayName("X5 · what it has to be told is always the same, and no reply or start")
    void needs() {
        Set<CommandKind> before = channel.needs();
        channel.start(sink);

        assertThat(channel.needs()).isEqualTo(before);
        assertThat(before).isSubsetOf(CommandKind.ACCEPT, CommandKind.REJECT, CommandKind.CLOSE);
        restart(newSink());
        assertThat(channel.needs()).isEqualTo(before);
    }

    @Test
    @DisplayName("X2 · a sink that hangs in a report keeps no command waiting")
    void hangingSink() {
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);
        Gate gate = sink.blockNext();
        Future<InteractionId> arriving = threads.submit(() -> arrive("two"));
        gate.awaitArrival();
        try {
            for (Command command : commands(id)) {
                assertThat(soon(() -> tell(command))).isEqualTo(Receipt.confirmed());
            }
            Command reject = new Command.Reject(CommandId.of("c-reject"), id, AGENT);
            assertThat(soon(() -> tell(reject))).isEqualTo(Receipt.confirmed());
        } finally {
            gate.open();
        }
        assertThat(sink.awaitOffer(get(arriving)).id()).isNotEqualTo(id);
    }

    @Test
    @DisplayName("X5 · a command that blocks keeps no stop waiting")
    void stopWhileCommandBlocks() {
        channel.start(sink);
        InteractionId id = arrive("one");
        sink.awaitOffer(id);
        Gate gate = Gate.closed();
        assumeTrue(
                driver.answer(() -> {
                    gate.pass();
                    return Receipt.confirmed();
                }),
                "the world can't be made to block");
        Future<Receipt> told = threads.submit(() -> tell(commands(id).get(0)));
        gate.awaitArrival();
        try {
            assertThat(soon(() -> {
                        channel.stop();
                        return Receipt.confirmed();
                    }))
                    .isEqualTo(Receipt.confirmed());
        } finally {
            gate.open();
        }
        assertThat(get(told)).isEqualTo(Receipt.confirmed());
    }

    private static Receipt failing() {
        throw new IllegalStateException("the world was made to fail");
    }
}
