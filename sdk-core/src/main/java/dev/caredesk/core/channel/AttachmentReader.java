package dev.caredesk.core.channel;

import dev.caredesk.CaredeskException;
import dev.caredesk.ChannelException;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.spi.channel.AttachmentChannel;
import java.io.InputStream;
import java.util.Optional;

/** Reads the contents of attachments, which stay with the channels (L6). */
public record AttachmentReader(Channels channels) {

    /** Opens an attachment at the channel of its activity. */
    public Outcome<InputStream> of(ActivityRecord activity, Attachment attachment) {
        InteractionId interaction = activity.activity().interaction();
        return channels.find(interaction.channel())
                .filter(AttachmentChannel.class::isInstance)
                .map(AttachmentChannel.class::cast)
                .map(channel -> read(channel, interaction, attachment))
                .orElseGet(() -> Outcome.refused(
                        new Refusal.NotAllowed(RefusalCode.CHANNEL_CANNOT, Optional.empty(), Optional.empty())));
    }

    private static Outcome<InputStream> read(
            AttachmentChannel channel, InteractionId interaction, Attachment attachment) {
        return opened(channel, interaction, attachment)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Closed(RefusalCode.ATTACHMENT_GONE, Optional.empty())));
    }

    /** Any other exception of a channel counts as one that a retry may mend, as with a command; its message may be personal. */
    private static Optional<InputStream> opened(
            AttachmentChannel channel, InteractionId interaction, Attachment attachment) {
        try {
            return channel.open(interaction, attachment);
        } catch (CaredeskException ours) {
            throw ours;
        } catch (RuntimeException failure) {
            throw ChannelException.unavailable(
                    "the channel failed with " + failure.getClass().getName());
        }
    }
}
