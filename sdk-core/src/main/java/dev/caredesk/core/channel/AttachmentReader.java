package dev.caredesk.core.channel;

import dev.caredesk.CaredeskException;
import dev.caredesk.ChannelException;
import dev.caredesk.Cursor;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.engagement.ActivityRecord;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.channel.AttachmentChannel;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredMessage;
import java.io.InputStream;
import java.util.Optional;

/** Reads the contents of attachments from their channels, where they stay (L6). */
public record AttachmentReader(TenantScope scope, Channels channels) {

    /** Opens an attachment at the channel of its activity; refused unless a message of the activity has it. */
    public Outcome<InputStream> open(ActivityRecord activity, Attachment attachment) {
        InteractionId interaction = activity.activity().interaction();
        Optional<AttachmentChannel> channel = channels.find(interaction.channel())
                .filter(AttachmentChannel.class::isInstance)
                .map(AttachmentChannel.class::cast);
        if (channel.isEmpty()) {
            return Outcome.refused(
                    new Refusal.NotAllowed(RefusalCode.CHANNEL_CANNOT, Optional.empty(), Optional.empty()));
        }
        return isOf(interaction, attachment)
                ? read(channel.get(), interaction, attachment)
                : Outcome.refused(new Refusal.Unknown(RefusalCode.ATTACHMENT_UNKNOWN, attachment.reference()));
    }

    /**
     * Returns whether a message of the activity has the attachment. A reference comes from a user interface, and could name what another
     * customer sent.
     */
    private boolean isOf(InteractionId interaction, Attachment attachment) {
        Optional<Cursor> from = Optional.empty();
        do {
            Rows<StoredMessage> rows = scope.storage()
                    .records()
                    .messages(
                            scope.id(),
                            interaction,
                            MessageOrder.NEWEST_FIRST,
                            from,
                            scope.limits().pageEntriesMost());
            boolean found = rows.items().stream()
                    .map(RecordCodec::message)
                    .anyMatch(message -> message.content().attachments().contains(attachment));
            if (found) {
                return true;
            }
            from = rows.next();
        } while (from.isPresent());
        return false;
    }

    private static Outcome<InputStream> read(
            AttachmentChannel channel, InteractionId interaction, Attachment attachment) {
        return opened(channel, interaction, attachment)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Closed(RefusalCode.ATTACHMENT_GONE, Optional.empty())));
    }

    /**
     * Opens an attachment at its channel. An unexpected exception of the channel becomes one that allows a retry, without its message, which
     * may be personal.
     */
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
