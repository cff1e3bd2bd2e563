package dev.caredesk.testkit.channel;

import dev.caredesk.StorageException;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Sinks between a channel and its own that keep, change or forget what it reports. */
final class DistortingSinks implements ChannelSink {

    private final ChannelSink sink;
    private final Function<ChannelReport, Stream<ChannelReport>> flaw;

    private DistortingSinks(ChannelSink sink, Function<ChannelReport, Stream<ChannelReport>> flaw) {
        this.sink = sink;
        this.flaw = flaw;
    }

    /** Reports nothing of that kind. */
    static UnaryOperator<ChannelSink> without(Class<? extends ChannelReport> kind) {
        return sink ->
                new DistortingSinks(sink, report -> kind.isInstance(report) ? Stream.empty() : Stream.of(report));
    }

    /** Reports each offer changed. */
    static UnaryOperator<ChannelSink> offers(UnaryOperator<Interaction> change) {
        return sink -> new DistortingSinks(
                sink,
                report -> Stream.of(
                        report instanceof ChannelReport.NewOffers offered
                                ? new ChannelReport.NewOffers(offered.interactions().stream()
                                        .map(change)
                                        .toList())
                                : report));
    }

    /** Reports each message changed that does not come with an offer. */
    static UnaryOperator<ChannelSink> messages(UnaryOperator<IncomingMessage> change) {
        return sink -> new DistortingSinks(
                sink,
                report -> Stream.of(
                        report instanceof ChannelReport.NewMessage said
                                ? new ChannelReport.NewMessage(said.interaction(), change.apply(said.message()))
                                : report));
    }

    /** Takes what the sink fails to keep as kept, where it is of that kind. */
    static UnaryOperator<ChannelSink> givingUp(Class<? extends ChannelReport> kind) {
        return sink -> new DistortingSinks(sink, report -> {
            if (!kind.isInstance(report)) {
                return Stream.of(report);
            }
            try {
                report.to(sink);
            } catch (StorageException e) {
                return Stream.empty();
            }
            return Stream.empty();
        });
    }

    @Override
    public void offer(List<Interaction> interactions) {
        report(new ChannelReport.NewOffers(interactions));
    }

    @Override
    public void message(InteractionId interaction, IncomingMessage message) {
        report(new ChannelReport.NewMessage(interaction, message));
    }

    @Override
    public void ended(InteractionId interaction, Instant at) {
        report(new ChannelReport.InteractionEnd(interaction, at));
    }

    private void report(ChannelReport report) {
        flaw.apply(report).forEach(each -> each.to(sink));
    }
}
