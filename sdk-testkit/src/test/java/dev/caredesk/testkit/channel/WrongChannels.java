package dev.caredesk.testkit.channel;

import dev.caredesk.AgentId;
import dev.caredesk.ChannelException;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.PushChannel;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.Gate;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Channels that do one thing wrong. */
final class WrongChannels {

    private WrongChannels() {}

    /** Reports wrongly. */
    static Function<FlawedChatServer, UnaryOperator<ChannelSink>> always(UnaryOperator<ChannelSink> reports) {
        return world -> reports;
    }

    /** Reports wrongly from the second start on. */
    static Function<FlawedChatServer, UnaryOperator<ChannelSink>> later(UnaryOperator<ChannelSink> reports) {
        return world -> world.channels() > 1 ? reports : UnaryOperator.identity();
    }

    /** Has another name after a restart. */
    static final class RenamedChannel extends FlawedChannel {
        private final int number;

        RenamedChannel(PushChannel sound, FlawedChatServer world) {
            super(sound, world);
            number = world.channels();
        }

        @Override
        public ChannelId id() {
            return ChannelId.of(sound.id().value() + number);
        }
    }

    /** Goes on reporting after a stop. */
    static final class UnstoppableChannel extends FlawedChannel {
        UnstoppableChannel(PushChannel sound, FlawedChatServer world) {
            super(sound, world);
        }

        @Override
        public void stop() {}
    }

    /** Leaves a thread behind, which waits for what never comes. */
    static final class ThreadLeakingChannel extends FlawedChannel {
        private final Gate never = Gate.closed();

        ThreadLeakingChannel(PushChannel sound, FlawedChatServer world) {
            super(sound, world);
        }

        @Override
        public void start(ChannelSink sink) {
            Thread thread = new Thread(never::pass, "left behind");
            thread.setDaemon(true);
            thread.start();
            super.start(sink);
        }
    }

    /** Holds one lock in two of these: in reports, in commands, in its stop. */
    static final class LockHoldingChannel extends FlawedChannel {
        private final ReentrantLock lock = new ReentrantLock();
        private final Set<String> held;

        private LockHoldingChannel(PushChannel sound, FlawedChatServer world, String... held) {
            super(sound, world);
            this.held = Set.of(held);
        }

        static LockHoldingChannel commands(PushChannel sound, FlawedChatServer world) {
            return new LockHoldingChannel(sound, world, "report", "command");
        }

        static LockHoldingChannel stops(PushChannel sound, FlawedChatServer world) {
            return new LockHoldingChannel(sound, world, "report", "stop");
        }

        static LockHoldingChannel stopsAndCommands(PushChannel sound, FlawedChatServer world) {
            return new LockHoldingChannel(sound, world, "command", "stop");
        }

        @Override
        ChannelSink between(ChannelSink sink) {
            return held.contains("report") ? new LockedSink(sink, lock) : sink;
        }

        @Override
        Receipt told(Command command) {
            return held.contains("command") ? locked(lock, () -> super.told(command)) : super.told(command);
        }

        @Override
        public void stop() {
            if (held.contains("stop")) {
                locked(lock, super::stop);
            } else {
                super.stop();
            }
        }
    }

    private record LockedSink(ChannelSink sink, ReentrantLock lock) implements ChannelSink {
        @Override
        public void offer(List<Interaction> interactions) {
            locked(lock, () -> sink.offer(interactions));
        }

        @Override
        public void message(InteractionId interaction, IncomingMessage message) {
            locked(lock, () -> sink.message(interaction, message));
        }

        @Override
        public void ended(InteractionId interaction, Instant at) {
            locked(lock, () -> sink.ended(interaction, at));
        }
    }

    private static void locked(ReentrantLock lock, Runnable what) {
        Receipt unused = locked(lock, () -> {
            what.run();
            return Receipt.confirmed();
        });
    }

    private static Receipt locked(ReentrantLock lock, Supplier<Receipt> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts a second time, under an id of its own. */
    static final class DoubleAcceptChannel extends FlawedChannel {
        DoubleAcceptChannel(PushChannel sound, FlawedChatServer world) {
            super(sound, world);
        }

        @Override
        Receipt told(Command command) {
            if (command instanceof Command.Accept accept) {
                CommandId own = CommandId.of(accept.id().value() + " again");
                Receipt again = super.told(new Command.Accept(own, accept.interaction(), accept.agent()));
                if (again instanceof Receipt.Refused) {
                    return again;
                }
            }
            return super.told(command);
        }
    }

    /** Refuses what it has done. */
    static final class ConfirmOnceChannel extends FlawedChannel {
        private final Set<CommandId> done = new HashSet<>();

        ConfirmOnceChannel(PushChannel sound, FlawedChatServer world) {
            super(sound, world);
        }

        @Override
        Receipt told(Command command) {
            Receipt receipt = super.told(command);
            return done.add(command.id()) ? receipt : Receipt.refused("done already");
        }
    }

    /** Confirms what it never does. */
    static final class IdleChannel extends FlawedChannel {
        IdleChannel(PushChannel sound, FlawedChatServer world) {
            super(sound, world);
        }

        @Override
        Receipt told(Command command) {
            return Receipt.confirmed();
        }
    }

    /** Takes a failure as done. */
    static final class FailureHidingChannel extends FlawedChannel {
        FailureHidingChannel(PushChannel sound, FlawedChatServer world) {
            super(sound, world);
        }

        @Override
        Receipt told(Command command) {
            try {
                return super.told(command);
            } catch (ChannelException e) {
                return Receipt.confirmed();
            }
        }
    }

    /** Says of each failure that a retry makes no sense. */
    static final class NeverRetryChannel extends FlawedChannel {
        NeverRetryChannel(PushChannel sound, FlawedChatServer world) {
            super(sound, world);
        }

        @Override
        Receipt told(Command command) {
            try {
                return super.told(command);
            } catch (ChannelException e) {
                throw ChannelException.broken("for good", e);
            }
        }
    }

    /** Does not take it that an offer which it does not know is not wanted. */
    static final class UnknownOfferRefusingChannel extends FlawedChannel {
        UnknownOfferRefusingChannel(PushChannel sound, FlawedChatServer world) {
            super(sound, world);
        }

        @Override
        public void rejected(InteractionId interaction, AgentId agent) {
            if (interaction.value().startsWith("never")) {
                throw new WrongCallException("unknown interaction");
            }
        }
    }

    /** Reads each attachment once. */
    static final class ReadOnceChannel extends FlawedChannel {
        private final Set<Attachment> read = new HashSet<>();

        ReadOnceChannel(PushChannel sound, FlawedChatServer world) {
            super(sound, world);
        }

        @Override
        public Optional<InputStream> open(InteractionId interaction, Attachment attachment) {
            return read.add(attachment) ? super.open(interaction, attachment) : Optional.empty();
        }
    }
}
