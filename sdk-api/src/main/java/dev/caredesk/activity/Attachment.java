package dev.caredesk.activity;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.WrongCallException;

/**
 * A file that came with a message. Its content stays with the channel and is read on demand (L6).
 *
 * @param name the file's name, empty when it has none
 * @param contentType the MIME type, such as {@code image/png}
 * @param bytes its size
 * @param reference the key by which the channel finds it
 */
public record Attachment(String name, String contentType, long bytes, String reference) {

    public Attachment {
        refuseNull("name", name, "contentType", contentType, "reference", reference);
        if (bytes < 0) {
            throw new WrongCallException("attachment size must be at least 0 bytes, was " + bytes);
        }
    }
}
