package dev.caredesk.spi.channel;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.InteractionId;
import java.io.InputStream;
import java.util.Optional;

/** A channel that keeps the contents of attachments (L6). */
public interface AttachmentChannel extends Channel {

    /**
     * Opens an attachment's content, which the caller closes; empty when it is gone. Called on threads of the host, several at
     * once, also during a command, and before {@link #start} has returned; it may block.
     *
     * @throws dev.caredesk.ChannelException if it can't be read now, or can't be read at all
     */
    Optional<InputStream> open(InteractionId interaction, Attachment attachment);
}
