package dev.caredesk.email.body;

import dev.caredesk.email.mime.MailAttachment;
import java.util.List;
import java.util.Optional;

/**
 * The readable body of a mail, and its attachments.
 *
 * @param text the text with line feeds; empty where there is none or it is too large
 * @param safeHtml the same as HTML that may be shown, where the mail has HTML
 * @param attachments the files in their order
 */
public record MailBody(String text, Optional<String> safeHtml, List<MailAttachment> attachments) {

    public MailBody {
        attachments = List.copyOf(attachments);
    }
}
