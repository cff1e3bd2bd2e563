package dev.caredesk.email.mime;

import java.util.Optional;

/**
 * A file that came with a mail; its content stays in the mail and is read on demand (L6).
 *
 * @param part the place of the part in the mail, by which the content is read
 * @param name the file name, or the subject of an enclosed message
 * @param contentType the MIME type in lower case
 * @param size the decoded size in bytes
 * @param inline whether the mail shows it within its text
 * @param contentId the id by which the HTML refers to it
 */
public record MailAttachment(
        String part,
        Optional<String> name,
        String contentType,
        long size,
        boolean inline,
        Optional<String> contentId) {}
