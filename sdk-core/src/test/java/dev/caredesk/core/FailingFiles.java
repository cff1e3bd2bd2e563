package dev.caredesk.core;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.AttachmentChannel;
import java.io.InputStream;
import java.util.Optional;

/** A channel that keeps attachments and fails to open them. */
final class FailingFiles extends ReportingChannel implements AttachmentChannel {

    private RuntimeException failure = new IllegalStateException("secret");

    FailingFiles() {
        super("failing");
    }

    /** How it fails from now on. */
    void fail(RuntimeException with) {
        failure = with;
    }

    @Override
    public Optional<InputStream> open(InteractionId interaction, Attachment attachment) {
        throw failure;
    }
}
