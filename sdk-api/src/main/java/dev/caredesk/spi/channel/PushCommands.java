package dev.caredesk.spi.channel;

import dev.caredesk.AgentId;
import dev.caredesk.ChannelException;
import dev.caredesk.activity.InteractionId;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Passes commands from a {@link PushChannel} to its host, each until it is confirmed or refused (X5). */
final class PushCommands {

    private final PushHost host;
    private final ReentrantLock lock = new ReentrantLock();
    private final BoundedMap<CommandId, Receipt> answered = new BoundedMap<>(PushChannel.MOST_REMEMBERED);

    PushCommands(PushHost host) {
        this.host = host;
    }

    Receipt accept(Command.Accept command) {
        return told(command, () -> host.accept(command));
    }

    Receipt reply(Command.Reply command) {
        return told(command, () -> host.reply(command));
    }

    Receipt start(Command.Start command) {
        return told(command, () -> host.start(command));
    }

    Receipt close(Command.Close command) {
        return told(command, () -> host.close(command));
    }

    void rejected(InteractionId interaction, AgentId agent) {
        try {
            host.rejected(interaction, agent);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private Receipt told(Command command, Supplier<Receipt> answer) {
        Optional<Receipt> before = before(command.id());
        if (before.isPresent()) {
            return before.get();
        }
        Receipt receipt = asked(answer);
        remember(command.id(), receipt);
        return receipt;
    }

    private Optional<Receipt> before(CommandId command) {
        lock.lock();
        try {
            return answered.get(command);
        } finally {
            lock.unlock();
        }
    }

    private void remember(CommandId command, Receipt receipt) {
        lock.lock();
        try {
            answered.put(command, receipt);
        } finally {
            lock.unlock();
        }
    }

    private static Receipt asked(Supplier<Receipt> answer) {
        try {
            return answer.get();
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Keeps the host's own {@link ChannelException}, and wraps any other exception. */
    private static ChannelException failure(RuntimeException e) {
        return e instanceof ChannelException own
                ? own
                : ChannelException.unavailable("host failed to carry out a command", e);
    }
}
