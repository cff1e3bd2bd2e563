package dev.caredesk.testkit.channel;

import static dev.caredesk.testkit.channel.ChannelFlaw.always;
import static dev.caredesk.testkit.channel.ChannelFlaw.later;
import static dev.caredesk.testkit.channel.ChannelFlaw.pushed;
import static dev.caredesk.testkit.channel.DistortingSinks.failing;
import static dev.caredesk.testkit.channel.DistortingSinks.givingUp;
import static dev.caredesk.testkit.channel.DistortingSinks.without;

import dev.caredesk.ChannelException;
import dev.caredesk.StorageException;
import dev.caredesk.WrongCallException;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.testkit.channel.ChannelReport.InteractionEnd;
import dev.caredesk.testkit.channel.ChannelReport.NewMessage;
import dev.caredesk.testkit.channel.ChannelReport.NewOffers;
import dev.caredesk.testkit.channel.ChannelReport.OfferWithdrawn;
import dev.caredesk.testkit.channel.WrongChannels.AlwaysOpenChannel;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Faults of a channel whose world reports by calls. */
final class PushedFlaws {

    private static final String KEPT = "X2 · what a call reports is kept when the call returns";
    private static final String FAILS =
            "X2 · a call that the sink fails on throws its exception, which says whether a retry makes sense";
    private static final String AGAIN = "X2 · a call that the sink failed on is kept when it is made again";
    private static final String BEFORE_START =
            "X2 · a call before the start throws an exception that a retry may mend, and is kept when it is made after it";
    private static final String AFTER_STOP = "a call after a stop is a wrong call, and reports nothing";

    static final List<ChannelFlaw> ALL = List.of(
            pushed("kept later", always(DistortingSinks::lagging), KEPT),
            pushed("withdrawal not kept", always(without(OfferWithdrawn.class)), KEPT),
            pushed("offer failure swallowed", always(givingUp(NewOffers.class)), FAILS, AGAIN),
            pushed("message failure swallowed", always(givingUp(NewMessage.class)), FAILS, AGAIN),
            pushed("end failure swallowed", always(givingUp(InteractionEnd.class)), FAILS, AGAIN),
            pushed("withdrawal failure swallowed", always(givingUp(OfferWithdrawn.class)), FAILS, AGAIN),
            pushed("failure made final", always(failing(e -> StorageException.broken("for good", e))), FAILS),
            pushed("failure made mendable", always(failing(e -> StorageException.unavailable("for now", e))), FAILS),
            pushed(
                    "failure made the channel's",
                    always(failing(e -> ChannelException.unavailable("not reported", e))),
                    FAILS,
                    AGAIN),
            pushed("reported again by itself", always(DistortingSinks::insisting), FAILS),
            pushed("taken as repeated", always(DistortingSinks::once), AGAIN),
            pushed("lost after restart", later(without(NewMessage.class)), BEFORE_START),
            pushed("taken before start", before(() -> {}), BEFORE_START),
            pushed("wrong before start", before(PushedFlaws::refuse), BEFORE_START),
            pushed("final before start", before(PushedFlaws::fail), BEFORE_START),
            pushed("taken after stop", after((report, sink) -> {}), AFTER_STOP),
            pushed("reported after stop", after(ChannelReport::to), AFTER_STOP),
            pushed("mendable after stop", after((report, sink) -> postpone()), AFTER_STOP),
            pushed(
                    "reported and refused after stop",
                    after((report, sink) -> {
                        report.to(sink);
                        refuse();
                    }),
                    AFTER_STOP));

    private PushedFlaws() {}

    private static BiFunction<Channel, FlawedWorld, Channel> before(Runnable call) {
        return (sound, world) -> new AlwaysOpenChannel(sound, world, call, (report, sink) -> refuse());
    }

    private static BiFunction<Channel, FlawedWorld, Channel> after(BiConsumer<ChannelReport, ChannelSink> call) {
        return (sound, world) -> new AlwaysOpenChannel(sound, world, PushedFlaws::postpone, call);
    }

    private static void fail() {
        throw ChannelException.broken("not started");
    }

    private static void refuse() {
        throw new WrongCallException("not while it is stopped");
    }

    private static void postpone() {
        throw ChannelException.unavailable("not now");
    }
}
