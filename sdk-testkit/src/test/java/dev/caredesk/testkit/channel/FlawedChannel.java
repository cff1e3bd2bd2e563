package dev.caredesk.testkit.channel;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.AttachmentChannel;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** A channel that does as a sound one does, but for what a flaw overrides. */
class FlawedChannel implements ReplyingChannel, StartingChannel, AttachmentChannel {

    final Channel sound;
    final FlawedWorld world;

    FlawedChannel(Channel sound, FlawedWorld world) {
        this.sound = sound;
        this.world = world;
    }

    /** Returns the sink that the sound channel reports to. */
    ChannelSink between(ChannelSink sink) {
        return sink;
    }

    /** Hands a command to the sound channel, and returns its receipt. */
    Receipt told(Command command) {
        return command.fold(new ChannelFixture.CommandDispatch(sound));
    }

    @Override
    public ChannelId id() {
        return sound.id();
    }

    @Override
    public void start(ChannelSink sink) {
        sound.start(between(sink));
    }

    @Override
    public final Receipt accept(Command.Accept command) {
        return told(command);
    }

    @Override
    public final Receipt reply(Command.Reply command) {
        return told(command);
    }

    @Override
    public final Receipt start(Command.Start command) {
        return told(command);
    }

    @Override
    public final Receipt close(Command.Close command) {
        return told(command);
    }

    @Override
    public final Receipt reject(Command.Reject command) {
        return told(command);
    }

    @Override
    public Set<CommandKind> needs() {
        return sound.needs();
    }

    @Override
    public Optional<InputStream> open(InteractionId interaction, Attachment attachment) {
        return world.content(attachment);
    }

    @Override
    public void stop() {
        sound.stop();
    }
}
