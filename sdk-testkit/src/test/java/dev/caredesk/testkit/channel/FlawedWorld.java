package dev.caredesk.testkit.channel;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.Channel;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.Receipt;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A world with attachments, over which each channel has a flaw: a chat server that calls its channel, or a log that this one reads. */
final class FlawedWorld implements ChannelDriver {

    private final ChannelFlaw flaw;
    private final ChannelDriver world;
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final List<Interaction> arrived = new ArrayList<>();
    private final List<Runnable> onRestart = new ArrayList<>();
    private int channels;

    FlawedWorld(ChannelFlaw flaw) {
        this.flaw = flaw;
        this.world =
                flaw.pushed() ? new ChatServerDriver(!flaw.equals(CommandFlaws.WORLD_REPEATS)) : new ChatLogDriver();
    }

    /** Returns how many channels there were, so that a flaw can show after a restart only. */
    int channels() {
        return channels;
    }

    /** Returns what came in so far. */
    List<Interaction> arrived() {
        return List.copyOf(arrived);
    }

    /** Runs something whenever there is a further channel. */
    void onRestart(Runnable what) {
        onRestart.add(what);
    }

    Optional<InputStream> content(Attachment attachment) {
        return Optional.ofNullable(contents.get(attachment.reference())).map(ByteArrayInputStream::new);
    }

    @Override
    public Channel channel() {
        channels++;
        onRestart.forEach(Runnable::run);
        return flaw.over(world.channel(), this);
    }

    @Override
    public boolean isPushed() {
        return world.isPushed();
    }

    @Override
    public Interaction arrive(String name, Instant at) {
        Interaction interaction = world.arrive(name, at);
        arrived.add(interaction);
        return interaction;
    }

    @Override
    public Optional<IncomingMessage> say(InteractionId interaction, String messageId, Instant at) {
        return world.say(interaction, messageId, at);
    }

    @Override
    public boolean end(InteractionId interaction, Instant at) {
        return world.end(interaction, at);
    }

    @Override
    public boolean takeElsewhere(InteractionId interaction, Instant at) {
        return world.takeElsewhere(interaction, at);
    }

    @Override
    public boolean answer(Supplier<Receipt> answer) {
        return world.answer(answer);
    }

    @Override
    public OptionalInt timesDone(Command command) {
        return world.timesDone(command);
    }

    @Override
    public Optional<Attachment> attach(InteractionId interaction, byte[] content) {
        contents.put("a", content.clone());
        return Optional.of(new Attachment("a.bin", "application/octet-stream", content.length, "a"));
    }

    @Override
    public void lose(InteractionId interaction, Attachment attachment) {
        contents.remove(attachment.reference());
    }
}
