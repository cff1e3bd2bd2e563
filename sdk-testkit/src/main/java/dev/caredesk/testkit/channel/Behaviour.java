package dev.caredesk.testkit.channel;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.ChannelException;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.Gate;
import java.util.concurrent.atomic.AtomicInteger;

/** The answer of a {@link RecordingChannel} to a command. */
@FunctionalInterface
public interface Behaviour {

    /** The answer to that command, or an exception. */
    Receipt answer(Command command);

    /** Confirms. */
    static Behaviour confirm() {
        return command -> Receipt.confirmed();
    }

    /** Refuses for good. */
    static Behaviour refuse(String reason) {
        refuseNull("reason", reason);
        return command -> Receipt.refused(reason);
    }

    /** Fails each time; a retry makes sense. */
    static Behaviour failWithRetry() {
        return command -> {
            throw ChannelException.unavailable("the channel was made to fail");
        };
    }

    /** Fails; a retry makes no sense, which counts as refused. */
    static Behaviour failForGood() {
        return command -> {
            throw ChannelException.broken("the channel was made to fail for good");
        };
    }

    /** Fails that many times, whichever the command, and then does as the other behaviour. */
    static Behaviour failFirst(int times, Behaviour then) {
        refuseNull("then", then);
        AtomicInteger left = new AtomicInteger(times);
        return command -> {
            Behaviour now = left.getAndDecrement() > 0 ? failWithRetry() : then;
            return now.answer(command);
        };
    }

    /** Hangs until the gate is open, and then confirms. */
    static Behaviour hang(Gate gate) {
        refuseNull("gate", gate);
        return command -> {
            gate.pass();
            return Receipt.confirmed();
        };
    }
}
