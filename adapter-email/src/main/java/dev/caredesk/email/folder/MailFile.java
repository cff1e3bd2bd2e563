package dev.caredesk.email.folder;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A mail file as it looked at one moment; the same file that looks otherwise has changed.
 *
 * @param size in bytes
 * @param modified when it was last written
 */
public record MailFile(Path path, long size, Instant modified) {}
