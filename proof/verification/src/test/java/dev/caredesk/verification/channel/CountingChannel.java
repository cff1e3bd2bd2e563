package dev.caredesk.verification.channel;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.testkit.Gate;
import dev.caredesk.testkit.channel.RecordingChannel;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel that counts its starts, its stops, and how many commands it was told at the same time. Each hangs at a gate. */
final class CountingChannel implements Channel {

    final RecordingChannel inner = RecordingChannel.of("chat");
    final Gate gate = Gate.closed();
    final AtomicInteger starts = new AtomicInteger();
    final AtomicInteger stops = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();

    CountingChannel() {
        inner.behave(command -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            gate.pass();
            inside.decrementAndGet();
            return Receipt.confirmed();
        });
    }

    @Override
    public ChannelId id() {
        return inner.id();
    }

    @Override
    public void start(ChannelSink sink) {
        starts.incrementAndGet();
        inner.start(sink);
    }

    @Override
    public Receipt accept(Command.Accept command) {
        return inner.accept(command);
    }

    @Override
    public Receipt close(Command.Close command) {
        return inner.close(command);
    }

    @Override
    public Receipt reject(Command.Reject command) {
        return inner.reject(command);
    }

    @Override
    public Set<CommandKind> needs() {
        return inner.needs();
    }

    @Override
    public void stop() {
        stops.incrementAndGet();
        inner.stop();
    }
}
