package dev.caredesk.testkit.channel;

import dev.caredesk.ChannelException;
import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.Gate;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Channels that do one thing wrong. */
final class WrongChannels {

    private WrongChannels() {}

    /** Reports wrongly. */
    static final class MisreportingChannel extends FlawedChannel {
        private final UnaryOperator<ChannelSink> reports;

        MisreportingChannel(Channel sound, FlawedWorld world, UnaryOperator<ChannelSink> reports) {
            super(sound, world);
            this.reports = reports;
        }

        @Override
        ChannelSink between(ChannelSink sink) {
            return reports.apply(sink);
        }
    }

    /** Does not report offers of what came in before its start. */
    static final class LateChannel extends FlawedChannel {
        LateChannel(Channel sound, FlawedWorld world) {
            super(sound, world);
        }

        @Override
        ChannelSink between(ChannelSink sink) {
            List<Interaction> missed = world.arrived();
            return DistortingSinks.to(report -> {
                if (!(report instanceof ChannelReport.NewOffers offered)
                        || !missed.containsAll(offered.interactions())) {
                    report.to(sink);
                }
            });
        }
    }

    /** Offers all that ever came in, whatever became of it. */
    static final class ReofferingChannel extends FlawedChannel {
        ReofferingChannel(Channel sound, FlawedWorld world) {
            super(sound, world);
        }

        @Override
        public void start(ChannelSink sink) {
            super.start(sink);
            sink.offer(world.arrived());
        }
    }

    /** Has another name after a restart. */
    static final class RenamedChannel extends FlawedChannel {
        private final int number;

        RenamedChannel(Channel sound, FlawedWorld world) {
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
        UnstoppableChannel(Channel sound, FlawedWorld world) {
            super(sound, world);
        }

        @Override
        public void start(ChannelSink sink) {
            super.start(sink);
            world.onRestart(() -> {
                try {
                    sink.offer(world.arrived());
                } catch (StorageException e) {
                    // it would try again
                }
            });
        }
    }

    /** Takes calls before its start and after its stop too, and does something else than it should. */
    static final class AlwaysOpenChannel extends FlawedChannel {
        private final BiConsumer<ChannelReport, ChannelSink> afterStop;
        private volatile Optional<ChannelSink> sink = Optional.empty();
        private volatile Consumer<ChannelReport> reports;

        AlwaysOpenChannel(
                Channel sound,
                FlawedWorld world,
                Runnable beforeStart,
                BiConsumer<ChannelReport, ChannelSink> afterStop) {
            super(sound, world);
            this.afterStop = afterStop;
            this.reports = report -> beforeStart.run();
            sound.start(DistortingSinks.to(report -> reports.accept(report)));
        }

        @Override
        public void start(ChannelSink to) {
            sink = Optional.of(to);
            reports = report -> report.to(to);
        }

        @Override
        public void stop() {
            sink.ifPresent(to -> reports = report -> afterStop.accept(report, to));
        }
    }

    /** Leaves a thread behind, which waits for what never comes. */
    static final class ThreadLeakingChannel extends FlawedChannel {
        private final Gate never = Gate.closed();

        ThreadLeakingChannel(Channel sound, FlawedWorld world) {
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

        private LockHoldingChannel(Channel sound, FlawedWorld world, String... held) {
            super(sound, world);
            this.held = Set.of(held);
        }

        static LockHoldingChannel commands(Channel sound, FlawedWorld world) {
            return new LockHoldingChannel(sound, world, "report", "command");
        }

        static LockHoldingChannel stops(Channel sound, FlawedWorld world) {
            return new LockHoldingChannel(sound, world, "report", "stop");
        }

        static LockHoldingChannel stopsAndCommands(Channel sound, FlawedWorld world) {
            return new LockHoldingChannel(sound, world, "command", "stop");
        }

        @Override
        ChannelSink between(ChannelSink sink) {
            return held.contains("report") ? DistortingSinks.to(report -> locked(lock, () -> report.to(sink))) : sink;
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
        DoubleAcceptChannel(Channel sound, FlawedWorld world) {
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

        ConfirmOnceChannel(Channel sound, FlawedWorld world) {
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
        IdleChannel(Channel sound, FlawedWorld world) {
            super(sound, world);
        }

        @Override
        Receipt told(Command command) {
            return Receipt.confirmed();
        }
    }

    /** Takes a failure as done. */
    static final class FailureHidingChannel extends FlawedChannel {
        FailureHidingChannel(Channel sound, FlawedWorld world) {
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
        NeverRetryChannel(Channel sound, FlawedWorld world) {
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
        UnknownOfferRefusingChannel(Channel sound, FlawedWorld world) {
            super(sound, world);
        }

        @Override
        Receipt told(Command command) {
            if (command.interaction().value().startsWith("never")) {
                throw new WrongCallException("unknown interaction");
            }
            return super.told(command);
        }
    }

    /** Has to be told of nothing any more once it has started. */
    static final class ForgetfulNeedsChannel extends FlawedChannel {
        private boolean started;

        ForgetfulNeedsChannel(Channel sound, FlawedWorld world) {
            super(sound, world);
        }

        @Override
        public void start(ChannelSink sink) {
            started = true;
            super.start(sink);
        }

        @Override
        public Set<CommandKind> needs() {
            return started ? Set.of() : super.needs();
        }
    }

    /** Reads each attachment once. */
    static final class ReadOnceChannel extends FlawedChannel {
        private final Set<Attachment> read = new HashSet<>();

        ReadOnceChannel(Channel sound, FlawedWorld world) {
            super(sound, world);
        }

        @Override
        public Optional<InputStream> open(InteractionId interaction, Attachment attachment) {
            return read.add(attachment) ? super.open(interaction, attachment) : Optional.empty();
        }
    }
}
