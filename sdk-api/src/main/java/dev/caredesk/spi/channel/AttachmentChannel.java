package dev.caredesk.spi.channel;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.InteractionId;
import java.io.InputStream;
import java.util.Optional;

/** A channel that keeps the contents of attachments (L6). */
public interface AttachmentChannel extends Channel {

    /** An attachment's content, which the caller closes; empty when it is gone. */
    Optional<InputStream> open(InteractionId interaction, Attachment attachment);
}
