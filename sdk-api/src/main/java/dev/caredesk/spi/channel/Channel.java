package dev.caredesk.spi.channel;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommandKind;
import java.util.Set;

/**
 * A source of interactions, such as a chat server. An adapter implements it; {@code ChannelContract} of the testkit holds it to
 * every sentence here. Optional capabilities are interfaces of their own: {@link ReplyingChannel}, {@link StartingChannel},
 * {@link AttachmentChannel}.
 *
 * <ul>
 *   <li>Threads: it uses threads of its own for what it reports, and is told commands from threads of the SDK: those of one interaction one
 *       at a time, in all processes together, those of several at the same time. A command may block: no other interaction and no desk waits
 *       for it, but it has a thread of the host's executor meanwhile, and health shows a channel that has not returned for 10 seconds.
 *   <li>Delivery: at least once, in any order; the SDK makes it exactly once (X2). What the sink has taken is stored.
 *   <li>A channel that fetches what comes in, as from a mailbox, reports again later what the sink failed to keep.
 *   <li>A channel whose world reports by calls, as a {@link PushChannel}, keeps nothing. A call returns when the sink has taken what it
 *       reports, or throws the sink's {@link dev.caredesk.StorageException}; the world then calls again. Before the start it throws a
 *       {@link dev.caredesk.ChannelException} that a retry may mend, after the stop a {@link dev.caredesk.WrongCallException}.
 *   <li>Exceptions: a command that fails throws {@link dev.caredesk.ChannelException}; if a retry makes sense it is told again
 *       after growing rests, and after a day of that its interaction's commands are parked until the host acts, see
 *       {@link dev.caredesk.desk.Lanes}; if not it counts as refused. Any other exception counts as one that a retry may mend. Log and health
 *       show the classes of what it throws and whether a retry makes sense, never a message.
 *   <li>Nulls: none, in or out.
 * </ul>
 */
public interface Channel {

    /** Returns its id, unique in its tenant and the same after a restart. */
    ChannelId id();

    /**
     * Returns which of {@link CommandKind#ACCEPT}, {@link CommandKind#REJECT} and {@link CommandKind#CLOSE} it has to be told. It is told no
     * other, and nothing is stored for those (X5). Always the same; replies and starts are told to each channel that can.
     */
    Set<CommandKind> needs();

    /**
     * Starts reporting to a sink; called until it has returned once without an exception. A channel that fetches reports what came in
     * before, and what no sink has taken yet. It need not offer again what a sink has taken, since that is stored; it may, under the same
     * id and with the same words, unless the interaction has ended. It may call the sink before it returns; it should return soon, since
     * commands come only after that.
     */
    void start(ChannelSink sink);

    /** Handles an agent's accept. */
    Receipt accept(Command.Accept command);

    /** Handles an agent's rejection of an offer (D5). What it answers matters to nobody else. */
    Receipt reject(Command.Reject command);

    /** Handles the agent's close of the customer. */
    Receipt close(Command.Close command);

    /**
     * Stops its reports and threads; called once, on a thread of its own, also where {@link #start} failed, and perhaps while a
     * command still blocks. After it has returned, nothing is reported any more. The SDK waits some seconds for it and then ends
     * without it.
     */
    void stop();
}
