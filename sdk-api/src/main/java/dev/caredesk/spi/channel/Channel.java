package dev.caredesk.spi.channel;

import dev.caredesk.AgentId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;

/**
 * A way by which interactions come in. An adapter implements it; {@code ChannelContract} of the testkit holds it to every sentence
 * here. What not every channel can do is an interface of its own: {@link ReplyingChannel}, {@link StartingChannel},
 * {@link AttachmentChannel}.
 *
 * <ul>
 *   <li>Threads: it uses threads of its own for what it reports, and is told commands from threads of the SDK, one at a time. A
 *       command may block: no other channel and no desk waits for it, but it has a thread of the SDK's executor meanwhile, and health
 *       shows a channel that has not returned for 10 seconds.
 *   <li>Delivery: at least once, in any order; the SDK makes it exactly once (X2).
 *   <li>Exceptions: a command that fails throws {@link dev.caredesk.ChannelException}; if a retry makes sense it is told again later,
 *       if not it counts as refused. Any other exception counts as one that a retry may mend.
 *       Log and health show the classes of what it throws and whether a retry makes sense, never a message.
 *   <li>Nulls: none, in or out.
 * </ul>
 */
public interface Channel {

    /** Its name, unique in its tenant and the same after a restart. */
    ChannelId id();

    /**
     * Begins to report to that sink; called until it has returned once without an exception. It offers again what it still has, and
     * need not remember what was accepted. It may call the sink before it returns; it should not wait here for long, for commands are
     * told only after it has returned.
     */
    void start(ChannelSink sink);

    /** Is told that an agent accepted. */
    Receipt accept(Command.Accept command);

    /** Is told that the agent closed the customer. */
    Receipt close(Command.Close command);

    /** Is told that an agent does not want an offer; best effort, told once (D5). */
    void rejected(InteractionId interaction, AgentId agent);

    /**
     * Ends its reports and threads; called once, on a thread of its own, also where {@link #start} failed, and perhaps while a command
     * still blocks. After it has returned, nothing is reported any more. The SDK waits some seconds for it and then ends without it.
     */
    void stop();
}
