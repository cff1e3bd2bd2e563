package dev.caredesk.spi.channel;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.ChannelException;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A channel that a host drives by method calls, for example from its chat server's webhook or its telephone system's listener.
 * Without a {@link PushHost} it only listens; with one it is a {@link ReplyingChannel} and a {@link StartingChannel} too.
 *
 * <ul>
 *   <li>Ids: {@code id} is the host's own id of a chat or call, never used for another one; see {@link #interaction}.
 *       Notifications may be repeated and come in any order and in any process (X2): a message goes by its id, a call's event by the
 *       host's id of it or else by state and instant, and an offer that comes after the end is missed (D8).
 *   <li>Delivery: when a method returns, the report is stored, so a webhook may then answer that it has it. When it throws a
 *       {@link dev.caredesk.StorageException}, that says whether it makes sense to report again.
 *   <li>Lifecycle: before the start a method throws a {@link ChannelException} that a retry may mend; between a stop and a further
 *       start it throws a {@link WrongCallException}.
 *   <li>Threads: safe for use by several. The sink is called on the host's thread, and blocks as long as the storage does; no lock is
 *       held while the sink or the host is called.
 *   <li>Memory: it remembers nothing.
 * </ul>
 */
public sealed class PushChannel implements Channel permits HostedPushChannel {

    private static final PushHost LISTENER = new PushHost() {
        @Override
        public Set<CommandKind> needs() {
            return Set.of();
        }
    };

    private final ChannelId id;
    private final PushHost host;
    private final PushSink reports = new PushSink();

    PushChannel(ChannelId id, PushHost host) {
        refuseNull("id", id, "host", host);
        this.id = id;
        this.host = host;
    }

    /**
     * Returns a channel that only listens: it needs not be told of anything, and agents can neither reply nor start
     * ({@code channel.cannot}).
     */
    public static PushChannel of(ChannelId id) {
        return new PushChannel(id, LISTENER);
    }

    /**
     * Returns a channel that tells a host what agents do, and over which they can reply and start, as far as the host supports
     * it.
     */
    public static PushChannel of(ChannelId id, PushHost host) {
        return new HostedPushChannel(id, host);
    }

    /** Returns the id under which the SDK knows the host's chat or call. */
    public InteractionId interaction(String id) {
        refuseNull("id", id);
        return InteractionId.of(this.id, id);
    }

    /** Offers a chat that the customer began, still without messages. */
    public void offerChat(String id, Contact contact, Instant at) {
        offer(inbound(id, MediaType.CHAT, contact, at, List.of()));
    }

    /** Offers a chat that the customer began with a line, at that line's instant. */
    public void offerChat(String id, Contact contact, IncomingMessage firstLine) {
        refuseNull("firstLine", firstLine);
        offer(inbound(id, MediaType.CHAT, contact, firstLine.at(), List.of(firstLine)));
    }

    /** Offers a call that rings. */
    public void ringing(String id, Contact contact, Instant at) {
        offer(inbound(id, MediaType.VOICE, contact, at, List.of(CallEvents.of(CallState.RINGING, at))));
    }

    /**
     * Offers an interaction of any medium, or updates its offer.
     *
     * @throws WrongCallException also if it is one of another channel
     */
    public void offer(Interaction interaction) {
        refuseNull("interaction", interaction);
        if (!interaction.id().channel().equals(id)) {
            throw new WrongCallException("interaction must belong to this channel");
        }
        reports.report(to -> to.offer(List.of(interaction)));
    }

    /** Reports that a call was answered. */
    public void answered(String id, Instant at) {
        callState(id, CallState.ANSWERED, at);
    }

    /** Reports that a call was put on hold. */
    public void held(String id, Instant at) {
        callState(id, CallState.HELD, at);
    }

    /** Reports that a call on hold was resumed. */
    public void resumed(String id, Instant at) {
        callState(id, CallState.RESUMED, at);
    }

    /** Reports that a call was transferred. */
    public void transferred(String id, Instant at) {
        callState(id, CallState.TRANSFERRED, at);
    }

    /** Reports a call's new state without an event id: the same state at the same instant is the same event. */
    public void callState(String id, CallState state, Instant at) {
        refuseNull("state", state, "at", at);
        message(id, CallEvents.of(state, at));
    }

    /** Reports a call's new state under the host's id of the event, of up to 900 characters. */
    public void callState(String id, CallState state, Instant at, String eventId) {
        refuseNull("state", state, "at", at, "eventId", eventId);
        message(id, CallEvents.of(state, at, eventId));
    }

    /** Reports a line that the customer wrote. */
    public void messageIn(String id, String messageId, Instant at, String text) {
        messageIn(id, messageId, at, Content.text(text));
    }

    /** Reports a message of any content from the customer. */
    public void messageIn(String id, String messageId, Instant at, Content content) {
        refuseNull("messageId", messageId);
        message(id, new IncomingMessage(messageId, at, Direction.INBOUND, content));
    }

    /** Reports a line that the organization wrote outside the desk, or the echo of a reply under its message id. */
    public void messageOut(String id, String messageId, Instant at, String text) {
        messageOut(id, messageId, at, Content.text(text));
    }

    /** Does the same as {@link #messageOut(String, String, Instant, String)}, for any content. */
    public void messageOut(String id, String messageId, Instant at, Content content) {
        refuseNull("messageId", messageId);
        message(id, new IncomingMessage(messageId, at, Direction.OUTBOUND, content));
    }

    /** Reports that a chat or call ended; for a call this is a call state too. */
    public void ended(String id, Instant at) {
        refuseNull("at", at);
        InteractionId interaction = interaction(id);
        reports.report(to -> to.ended(interaction, at));
    }

    /**
     * Reports that somebody took a chat or call outside the SDK, which ends its offer (D5). Does nothing when an agent of the SDK
     * has it.
     */
    public void takenElsewhere(String id, Instant at) {
        gone(id, at);
    }

    /** Withdraws an offer, for example because the customer gave up waiting (D5). Does nothing when an agent has it. */
    public void withdrawn(String id, Instant at) {
        gone(id, at);
    }

    private void gone(String id, Instant at) {
        refuseNull("id", id, "at", at);
        InteractionId interaction = interaction(id);
        reports.report(to -> to.withdrawn(interaction, at));
    }

    private void message(String id, IncomingMessage message) {
        InteractionId interaction = interaction(id);
        reports.report(to -> to.message(interaction, message));
    }

    private Interaction inbound(
            String id, MediaType media, Contact contact, Instant at, List<IncomingMessage> messages) {
        refuseNull("id", id, "contact", contact, "at", at);
        return new Interaction(interaction(id), media, Direction.INBOUND, contact, "", at, messages, Set.of());
    }

    /** Asks the host for its answer to a command; keeps its own {@link ChannelException}, and wraps any other exception. */
    final Receipt asked(Function<PushHost, Receipt> command) {
        try {
            return command.apply(host);
        } catch (ChannelException own) {
            throw own;
        } catch (RuntimeException e) {
            throw ChannelException.unavailable("host failed to carry out a command", e);
        }
    }

    @Override
    public ChannelId id() {
        return id;
    }

    @Override
    public Set<CommandKind> needs() {
        return host.needs();
    }

    @Override
    public void start(ChannelSink sink) {
        refuseNull("sink", sink);
        reports.open(sink);
    }

    @Override
    public Receipt accept(Command.Accept command) {
        refuseNull("command", command);
        return asked(to -> to.accept(command));
    }

    @Override
    public Receipt close(Command.Close command) {
        refuseNull("command", command);
        return asked(to -> to.close(command));
    }

    @Override
    public Receipt reject(Command.Reject command) {
        refuseNull("command", command);
        return asked(to -> to.reject(command));
    }

    @Override
    public void stop() {
        reports.close();
    }
}
