package dev.caredesk.testkit.channel;

import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.testkit.channel.WrongChannels.MisreportingChannel;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A fault of a channel.
 *
 * @param pushed whether it is one of a channel whose world calls, or of one that fetches
 * @param flaw makes a channel with the fault of a sound one
 * @param seenBy the display names of the tests of the contract that are meant to see it
 */
record ChannelFlaw(String name, boolean pushed, BiFunction<Channel, FlawedWorld, Channel> flaw, List<String> seenBy) {

    static final ChannelFlaw NONE_PUSHED = pushed("none, pushed", FlawedChannel::new);

    static final ChannelFlaw NONE_FETCHED = fetched("none, fetched", FlawedChannel::new);

    /** Returns all but those that are none. */
    static List<ChannelFlaw> all() {
        return Stream.of(ReportFlaws.ALL, FetchedFlaws.ALL, PushedFlaws.ALL, CommandFlaws.ALL)
                .flatMap(List::stream)
                .toList();
    }

    static List<ChannelFlaw> none() {
        return List.of(NONE_PUSHED, NONE_FETCHED);
    }

    static ChannelFlaw pushed(String name, BiFunction<Channel, FlawedWorld, Channel> flaw, String... seenBy) {
        return new ChannelFlaw(name, true, flaw, List.of(seenBy));
    }

    static ChannelFlaw fetched(String name, BiFunction<Channel, FlawedWorld, Channel> flaw, String... seenBy) {
        return new ChannelFlaw(name, false, flaw, List.of(seenBy));
    }

    /** Returns a channel that reports wrongly. */
    static BiFunction<Channel, FlawedWorld, Channel> always(UnaryOperator<ChannelSink> reports) {
        return (sound, world) -> new MisreportingChannel(sound, world, reports);
    }

    /** Returns a channel that reports wrongly from the second start on. */
    static BiFunction<Channel, FlawedWorld, Channel> later(UnaryOperator<ChannelSink> reports) {
        return (sound, world) ->
                new MisreportingChannel(sound, world, world.channels() > 1 ? reports : UnaryOperator.identity());
    }

    /** Returns a channel with that flaw. */
    Channel over(Channel sound, FlawedWorld world) {
        return flaw.apply(sound, world);
    }

    @Override
    public String toString() {
        return name;
    }
}
