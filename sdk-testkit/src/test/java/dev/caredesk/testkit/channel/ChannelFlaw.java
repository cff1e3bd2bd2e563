package dev.caredesk.testkit.channel;

import static dev.caredesk.testkit.channel.WrongChannels.always;
import static dev.caredesk.testkit.channel.WrongChannels.later;

import dev.caredesk.activity.Content;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.PushChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A fault of a channel.
 *
 * @param seenBy the display names of the tests of the contract that are meant to see it
 */
record ChannelFlaw(String name, BiFunction<PushChannel, FlawedChatServer, Channel> flaw, List<String> seenBy) {

    static final ChannelFlaw NONE = new ChannelFlaw("none", FlawedChannel::new, List.of());

    static final ChannelFlaw STOP_WAITS_FOR_SINK = channel(
            "stop waits for sink",
            WrongChannels.LockHoldingChannel::stops,
            "X2 · a sink that hangs in a report does not keep a stop waiting for ever");

    static final ChannelFlaw WORLD_REPEATS = channel("world repeats", FlawedChannel::new, ContractTestNames.DONE_ONCE);

    /** All but {@link #NONE}. */
    static List<ChannelFlaw> all() {
        return List.of(
                reports(
                        "offer lost",
                        always(DistortingSinks.without(ChannelReport.NewOffers.class)),
                        ContractTestNames.OFFERED,
                        ContractTestNames.OFFERED_FROM_BEFORE),
                reports(
                        "offer changed",
                        always(DistortingSinks.offers(ChannelFlaw::shortened)),
                        ContractTestNames.OFFERED),
                reports(
                        "offer lost later",
                        later(DistortingSinks.without(ChannelReport.NewOffers.class)),
                        ContractTestNames.OFFERED_AGAIN),
                reports(
                        "offer changed later",
                        later(DistortingSinks.offers(ChannelFlaw::shortened)),
                        ContractTestNames.OFFERED_AGAIN),
                reports(
                        "offer not retried",
                        always(DistortingSinks.givingUp(ChannelReport.NewOffers.class)),
                        "X2 · what the sink fails to keep is reported again later"),
                reports(
                        "message lost",
                        always(DistortingSinks.without(ChannelReport.NewMessage.class)),
                        ContractTestNames.SAID),
                reports(
                        "message changed",
                        always(DistortingSinks.messages(ChannelFlaw::shouted)),
                        ContractTestNames.SAID),
                reports(
                        "message dated later",
                        always(DistortingSinks.messages(ChannelFlaw::delayed)),
                        ContractTestNames.SAID),
                reports(
                        "message not retried",
                        always(DistortingSinks.givingUp(ChannelReport.NewMessage.class)),
                        "X2 · a message that the sink fails to keep is reported again later"),
                reports(
                        "end lost",
                        always(DistortingSinks.without(ChannelReport.InteractionEnd.class)),
                        "D5 · one that ended is reported as ended, and not offered after a restart"),
                reports(
                        "end not retried",
                        always(DistortingSinks.givingUp(ChannelReport.InteractionEnd.class)),
                        "X2 · an end that the sink fails to keep is reported again later"),
                channel("name changes", WrongChannels.RenamedChannel::new, "its name is the same after a restart"),
                channel("stop ignored", WrongChannels.UnstoppableChannel::new, "after a stop nothing is reported"),
                channel(
                        "thread left",
                        WrongChannels.ThreadLeakingChannel::new,
                        "a stop ends the threads of the channel"),
                STOP_WAITS_FOR_SINK,
                channel(
                        "stop waits for command",
                        WrongChannels.LockHoldingChannel::stopsAndCommands,
                        "X5 · a command that blocks keeps no stop waiting"),
                channel(
                        "command waits for sink",
                        WrongChannels.LockHoldingChannel::commands,
                        "X2 · a sink that hangs in a report keeps no command waiting"),
                channel(
                        "accept done twice",
                        WrongChannels.DoubleAcceptChannel::new,
                        ContractTestNames.DONE_ONCE,
                        ContractTestNames.FAILED_THEN_DONE),
                WORLD_REPEATS,
                channel(
                        "confirmed once",
                        WrongChannels.ConfirmOnceChannel::new,
                        "X5 · a command that is told again is confirmed each time, also after a restart"),
                channel(
                        "nothing done",
                        WrongChannels.IdleChannel::new,
                        ContractTestNames.DONE_ONCE,
                        "X5 · a final refusal is an answer, and stays one"),
                channel(
                        "failure hidden",
                        WrongChannels.FailureHidingChannel::new,
                        ContractTestNames.FAILED,
                        ContractTestNames.FAILED_THEN_DONE),
                channel("failure final", WrongChannels.NeverRetryChannel::new, ContractTestNames.FAILED),
                channel(
                        "reject refused",
                        WrongChannels.UnknownOfferRefusingChannel::new,
                        "D5 · it can be told that an agent does not want an offer, once or again, whether it knows it or not"),
                channel(
                        "attachment read once",
                        WrongChannels.ReadOnceChannel::new,
                        "X3 · an attachment's content is read on demand, as often as asked for, and is empty when it is gone"));
    }

    private static ChannelFlaw channel(
            String name, BiFunction<PushChannel, FlawedChatServer, Channel> flaw, String... seenBy) {
        return new ChannelFlaw(name, flaw, List.of(seenBy));
    }

    private static ChannelFlaw reports(
            String name, Function<FlawedChatServer, UnaryOperator<ChannelSink>> reports, String... seenBy) {
        return channel(name, (sound, world) -> new MisreportingChannel(sound, world, reports.apply(world)), seenBy);
    }

    /** A channel with that flaw. */
    Channel over(PushChannel sound, FlawedChatServer world) {
        return flaw.apply(sound, world);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Names of tests that see several flaws. */
    private static final class ContractTestNames {
        static final String OFFERED = "X1 · what comes in is offered as an interaction of the channel, whole";
        static final String OFFERED_FROM_BEFORE = "X1 · what came in before the start is offered after it";
        static final String OFFERED_AGAIN =
                "D5 · what no agent accepted is offered again after a restart, under the same ids and with the same words";
        static final String SAID = "X3 · what is said is reported as it was said, also after a restart";
        static final String DONE_ONCE = "X5 · a command that is told again is done once, also after a restart";
        static final String FAILED =
                "X5 · a failure is an exception that a retry may mend, and the same command is then confirmed";
        static final String FAILED_THEN_DONE = "X5 · what failed is not done, and is done once when it is told again";
    }

    private static final class MisreportingChannel extends FlawedChannel {
        private final UnaryOperator<ChannelSink> reports;

        MisreportingChannel(PushChannel sound, FlawedChatServer world, UnaryOperator<ChannelSink> reports) {
            super(sound, world);
            this.reports = reports;
        }

        @Override
        ChannelSink between(ChannelSink sink) {
            return reports.apply(sink);
        }
    }

    private static Interaction shortened(Interaction offer) {
        return new Interaction(
                offer.id(),
                offer.media(),
                offer.direction(),
                offer.contact(),
                offer.subject(),
                offer.began(),
                List.of(),
                offer.desks());
    }

    private static IncomingMessage shouted(IncomingMessage message) {
        return new IncomingMessage(message.id(), message.at(), message.direction(), Content.text("STILL BROKEN"));
    }

    private static IncomingMessage delayed(IncomingMessage message) {
        return new IncomingMessage(
                message.id(), message.at().plus(Duration.ofSeconds(1)), message.direction(), message.content());
    }
}
