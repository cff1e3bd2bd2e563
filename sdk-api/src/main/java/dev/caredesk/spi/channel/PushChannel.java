package dev.caredesk.spi.channel;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.AgentId;
import dev.caredesk.ChannelException;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.CallState;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A channel that a host drives by method calls, for example from its chat server's webhook or its telephone system's listener.
 * Without a {@link PushHost} it only listens; with one it is a {@link ReplyingChannel} and a {@link StartingChannel} too.
 *
 * <ul>
 *   <li>Ids: {@code id} is the host's own id of a chat or call, never used for another one; see {@link #interaction}.
 *       Notifications may be repeated and come in any order (X2): a message goes by its id, a call's event by the host's id of it
 *       or else by state and instant, and an offer that comes after the end is not offered.
 *   <li>Delivery: when a method returns, the report is with the SDK, or waits in memory to be reported again from a thread of the
 *       channel's own, after 50 ms at first and 30 s at most: so it is before the start and while the storage fails. It is lost
 *       with the process; a host that needs more tells it again after a restart. When {@link #MOST_QUEUED} wait, a method throws
 *       a {@link ChannelException} that a retry may mend.
 *   <li>Memory: it holds the offers that no agent has, {@link #MOST_HELD} at most with the first {@link #MOST_MESSAGES} messages
 *       of each, and offers them again at each start. Beyond that the eldest is not held any longer (it stays offered), or before
 *       the first start the new one is refused with a {@link ChannelException}. What was accepted or ended is forgotten; of the
 *       last {@link #MOST_REMEMBERED} the ids are remembered.
 *   <li>Lifecycle: it may be called before the start; between a stop and a further start it throws a {@link WrongCallException}.
 *   <li>Threads: safe for use by several. The sink is called on the host's thread while all goes well, and may block as long as
 *       the storage does; no lock is held while the sink or the host is called.
 * </ul>
 */
public sealed class PushChannel implements Channel permits HostedPushChannel {

    /** The maximum number of offers that it holds. */
    public static final int MOST_HELD = 10_000;

    /** The maximum number of messages that it holds with an offer. */
    public static final int MOST_MESSAGES = 1_000;

    /** The maximum number of reports that wait. */
    public static final int MOST_QUEUED = 10_000;

    /** The maximum number of ids of ended or accepted interactions, and of commands, that it remembers. */
    public static final int MOST_REMEMBERED = 20_000;

    private final ChannelId id;
    private final PushCommands host;
    private final PushLedger ledger = new PushLedger();
    private final PushOutbox outbox;

    PushChannel(ChannelId id, PushHost host) {
        refuseNull("id", id, "host", host);
        this.id = id;
        this.host = new PushCommands(host, ledger);
        outbox = new PushOutbox(id);
    }

    /**
     * Returns a channel that only listens: accept and close are confirmed, and agents can neither reply nor start
     * ({@code channel.cannot}).
     */
    public static PushChannel of(ChannelId id) {
        return new PushChannel(id, new PushHost() {});
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
        outbox.requireNotStopped();
        if (!interaction.id().channel().equals(id)) {
            throw new WrongCallException("interaction must belong to this channel");
        }
        ledger.offered(interaction, outbox.isStarted())
                .ifPresent(offer -> outbox.offer(new PushReport(sink -> sink.offer(List.of(offer)))));
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

    /** Reports that a chat or call ended; for a call this is a call state too, unless the channel has forgotten that it is a call. */
    public void ended(String id, Instant at) {
        refuseNull("at", at);
        InteractionId interaction = interaction(id);
        outbox.requireNotStopped();
        if (ledger.ended(interaction)) {
            message(id, CallEvents.of(CallState.ENDED, at));
        }
        outbox.report(new PushReport(sink -> sink.ended(interaction, at)));
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
        outbox.requireNotStopped();
        if (ledger.gone(interaction)) {
            outbox.report(new PushReport(sink -> sink.ended(interaction, at)));
        }
    }

    private void message(String id, IncomingMessage message) {
        InteractionId interaction = interaction(id);
        outbox.requireNotStopped();
        ledger.said(interaction, message);
        outbox.report(new PushReport(sink -> sink.message(interaction, message)));
    }

    private Interaction inbound(
            String id, MediaType media, Contact contact, Instant at, List<IncomingMessage> messages) {
        refuseNull("id", id, "contact", contact, "at", at);
        return new Interaction(interaction(id), media, Direction.INBOUND, contact, "", at, messages, Set.of());
    }

    /** Returns the commands to the host. */
    final PushCommands host() {
        return host;
    }

    @Override
    public ChannelId id() {
        return id;
    }

    @Override
    public void start(ChannelSink sink) {
        refuseNull("sink", sink);
        outbox.start(sink, () -> PushReport.offers(ledger.held()));
    }

    @Override
    public Receipt accept(Command.Accept command) {
        refuseNull("command", command);
        return host.accept(command);
    }

    @Override
    public Receipt close(Command.Close command) {
        refuseNull("command", command);
        return host.close(command);
    }

    @Override
    public void rejected(InteractionId interaction, AgentId agent) {
        refuseNull("interaction", interaction, "agent", agent);
        host.rejected(interaction, agent);
    }

    @Override
    public void stop() {
        outbox.stop();
    }
}
