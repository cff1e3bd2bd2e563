package dev.caredesk.email.mime;

import java.util.stream.IntStream;

/**
 * The bounds within which a mail is read; what lies beyond is noted, never cut (L4).
 *
 * @param textBytes the longest text, in UTF-8 bytes (L6)
 * @param htmlBytes the longest safe HTML, in UTF-8 bytes (L6)
 * @param headerBytes the longest header block of a message or part
 * @param parts the number of parts that are looked at
 * @param depth how deep parts may nest
 * @param subjectCodePoints the longest subject (L1)
 */
public record MailLimits(int textBytes, int htmlBytes, int headerBytes, int parts, int depth, int subjectCodePoints) {

    public static final MailLimits DEFAULT = new MailLimits(1 << 20, 1 << 20, 256 << 10, 1_000, 20, 2_000);

    public MailLimits {
        int least = IntStream.of(textBytes, htmlBytes, headerBytes, parts, depth, subjectCodePoints)
                .min()
                .orElseThrow();
        if (least < 1) {
            throw new IllegalArgumentException("each mail limit must be at least 1, was " + least);
        }
    }

    /** Source text held while a mail is read: markup and encodings are longer than what they say. */
    long sourceBytes() {
        return 2L * textBytes + 2L * htmlBytes;
    }
}
