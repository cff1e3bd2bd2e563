package dev.caredesk.testkit.channel;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.AttachmentChannel;
import dev.caredesk.spi.channel.ChannelSink;
import dev.caredesk.spi.channel.Command;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.channel.Interaction;
import dev.caredesk.spi.channel.Receipt;
import dev.caredesk.spi.channel.ReplyingChannel;
import dev.caredesk.spi.channel.StartingChannel;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A channel for tests: it can do all that a channel can, does what the test says, and records what it is told. It reports on the
 * thread of the test. Unlike others it can be started again after a stop, so that a test can restart the SDK over one outside world: it then
 * offers again all that has neither ended nor been withdrawn, and reports what was reported meanwhile. What the sink fails on, it reports
 * again with the next report, or by {@link #deliver()}. Safe for use by several threads.
 */
public final class RecordingChannel implements ReplyingChannel, StartingChannel, AttachmentChannel {

    private final ChannelId id;
    private final ReportQueue delivery = new ReportQueue();
    private final AwaitableList<Command> told = new AwaitableList<>("commands");
    private final AwaitableList<Command> confirmed = new AwaitableList<>("confirmed commands");
    private final Map<Class<? extends Command>, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, byte[]> attachments = new ConcurrentHashMap<>();
    private volatile Set<CommandKind> needs = Set.of(CommandKind.ACCEPT, CommandKind.REJECT, CommandKind.CLOSE);
    private volatile Behaviour otherwise = Behaviour.confirm();
    private volatile Optional<InstantSource> echo = Optional.empty();

    private RecordingChannel(ChannelId id) {
        this.id = id;
    }

    /** A channel of that name, which confirms everything. */
    public static RecordingChannel of(String name) {
        refuseNull("name", name);
        return new RecordingChannel(ChannelId.of(name));
    }

    /** Sets the answer to every later command. */
    public RecordingChannel behave(Behaviour behaviour) {
        behaviours.clear();
        otherwise = behaviour;
        return this;
    }

    /** Sets the answer to every later command of one kind. */
    public RecordingChannel behave(Class<? extends Command> kind, Behaviour behaviour) {
        behaviours.put(kind, behaviour);
        return this;
    }

    /** Sets which of accept, reject and close it has to be told, before the SDK starts with it; all of them unless set. */
    public RecordingChannel needing(CommandKind... kinds) {
        needs = Set.of(kinds);
        return this;
    }

    /** From now on it reports each reply that it confirmed, as said at that clock's instant, within the call that told it. */
    public RecordingChannel echoReplies(InstantSource clock) {
        echo = Optional.of(clock);
        return this;
    }

    /** The name of an interaction in this channel. */
    public InteractionId interaction(String value) {
        return InteractionId.of(id, value);
    }

    /** Offers interactions, in one batch. */
    public void offer(Interaction... interactions) {
        delivery.report(new ChannelReport.NewOffers(Arrays.asList(interactions)));
    }

    /** Offers an inbound interaction in which nothing was said yet, to every desk, and gives its id. */
    public InteractionId offer(String value, MediaType media, Contact contact, Instant at) {
        InteractionId interaction = interaction(value);
        offer(new Interaction(interaction, media, Direction.INBOUND, contact, "", at, List.of(), Set.of()));
        return interaction;
    }

    /** Reports what was said. */
    public void message(InteractionId interaction, IncomingMessage message) {
        delivery.report(new ChannelReport.NewMessage(interaction, message));
    }

    /** Reports a line of the customer's. */
    public void message(InteractionId interaction, String messageId, Instant at, String text) {
        message(interaction, new IncomingMessage(messageId, at, Direction.INBOUND, Content.text(text)));
    }

    /** Reports the end of an interaction. */
    public void end(InteractionId interaction, Instant at) {
        delivery.report(new ChannelReport.InteractionEnd(interaction, at));
    }

    /** Reports that an offer is no longer one, since somebody outside took it. */
    public void withdraw(InteractionId interaction, Instant at) {
        delivery.report(new ChannelReport.OfferWithdrawn(interaction, at));
    }

    /** From now on nothing is reported; it waits. */
    public void withhold() {
        delivery.withhold(true);
    }

    /** Reports what waits, in its order, and from now on reports at once. */
    public void deliver() {
        delivery.withhold(false);
        delivery.deliver();
    }

    /** Reports what waits in another order, and from now on reports at once. */
    public void deliverDisordered(Random random) {
        delivery.shuffle(random);
        deliver();
    }

    /** Reports everything again that was reported since the last call of this. */
    public void repeat() {
        delivery.repeat();
    }

    /** Returns how many reports wait: withheld, failed, or made while it was stopped. */
    public int waiting() {
        return delivery.waiting();
    }

    /** Keeps the content of an attachment. */
    public void attach(String reference, byte[] content) {
        attachments.put(reference, content.clone());
    }

    /** Drops the content of an attachment: it is gone. */
    public void dropAttachment(String reference) {
        attachments.remove(reference);
    }

    /** Returns the commands that it was told, repetitions included. */
    public List<Command> told() {
        return told.all();
    }

    /** Returns the commands of one kind that it was told, repetitions included. */
    public <T extends Command> List<T> told(Class<T> kind) {
        return told().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns the commands that it confirmed, each once. */
    public List<Command> done() {
        return confirmed.all().stream().distinct().toList();
    }

    /** Waits until what it did is as expected; fails after 60 seconds. */
    public void awaitDone(Predicate<List<Command>> condition) {
        confirmed.await(condition);
    }

    /** Waits until what it was told is as expected; fails after 60 seconds. */
    public void awaitTold(Predicate<List<Command>> condition) {
        told.await(condition);
    }

    /** Returns whether it is started and not stopped. */
    public boolean isStarted() {
        return delivery.isStarted();
    }

    @Override
    public ChannelId id() {
        return id;
    }

    @Override
    public Set<CommandKind> needs() {
        return needs;
    }

    @Override
    public void start(ChannelSink sink) {
        delivery.start(sink);
    }

    @Override
    public Receipt accept(Command.Accept command) {
        return answer(command);
    }

    @Override
    public Receipt reply(Command.Reply command) {
        Receipt receipt = answer(command);
        if (receipt instanceof Receipt.Confirmed) {
            echo.ifPresent(clock -> message(
                    command.interaction(),
                    new IncomingMessage(
                            command.messageId(), clock.instant(), Direction.OUTBOUND, Content.text(command.text()))));
        }
        return receipt;
    }

    @Override
    public Receipt start(Command.Start command) {
        return answer(command);
    }

    @Override
    public Receipt close(Command.Close command) {
        return answer(command);
    }

    private Receipt answer(Command command) {
        told.add(command);
        Receipt receipt = behaviours.getOrDefault(command.getClass(), otherwise).answer(command);
        if (receipt instanceof Receipt.Confirmed) {
            confirmed.add(command);
        }
        return receipt;
    }

    @Override
    public Receipt reject(Command.Reject command) {
        return answer(command);
    }

    @Override
    public Optional<InputStream> open(InteractionId interaction, Attachment attachment) {
        return Optional.ofNullable(attachments.get(attachment.reference())).map(ByteArrayInputStream::new);
    }

    @Override
    public void stop() {
        delivery.stop();
    }
}
