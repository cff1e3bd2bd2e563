package dev.caredesk.email.mime;

import java.util.List;
import java.util.Optional;

/** A part of a message, as far as it has to be held. */
public sealed interface MailPart {

    PartHeader head();

    /** A multipart. */
    record Multipart(PartHeader head, List<MailPart> parts) implements MailPart {
        public Multipart {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part with content.
     *
     * @param path its place, by which the content can be read again
     * @param size its decoded size in bytes
     * @param text its text, where it is text to read and not too large to hold
     * @param subject the subject of an enclosed message
     * @param bounce what a delivery status says
     */
    record Leaf(
            String path,
            PartHeader head,
            long size,
            Optional<String> text,
            Optional<String> subject,
            Optional<DeliveryStatus> bounce)
            implements MailPart {

        public MailAttachment asAttachment(boolean related) {
            boolean inline = related || head.disposition().value().equals("inline");
            return new MailAttachment(
                    path, head.fileName().or(() -> subject), head.contentType(), size, inline, head.contentId());
        }
    }
}
