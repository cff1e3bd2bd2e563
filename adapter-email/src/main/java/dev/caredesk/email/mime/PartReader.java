package dev.caredesk.email.mime;

import dev.caredesk.email.text.EncodedWordDecoder;
import dev.caredesk.email.text.MailCharsets;
import dev.caredesk.email.text.NoteCollector;
import dev.caredesk.email.text.TextDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the content of parts: text is held within a budget for the whole mail, all else is only counted. */
public final class PartReader {

    /** Enough of an enclosed message for its subject, or of a delivery report for its recipients. */
    private static final int GLANCE = 64 << 10;

    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w.:-]+)");

    private final MailLimits limits;
    private final NoteCollector notes;
    private final TextDecoder charsets;
    private long budget;

    public PartReader(MailLimits limits, NoteCollector notes) {
        this.limits = limits;
        this.notes = notes;
        this.charsets = new TextDecoder(notes);
        this.budget = limits.sourceBytes();
    }

    public MailPart.Leaf read(String path, PartHeader head, InputStream content) throws IOException {
        boolean readable = (head.is("text/plain") || head.is("text/html")) && !head.isAttachment();
        boolean message = head.is("message/rfc822") || head.is("message/global");
        boolean report = head.is("message/delivery-status") || head.is("message/global-delivery-status");
        long keep = readable ? budget : message || report ? GLANCE : 0;
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long size = copy(content, kept, keep);
        Optional<String> text = Optional.empty();
        if (readable && size <= keep) {
            budget -= size;
            text = Optional.of(head.header().stray() + charsets.read(kept.toByteArray(), charset(head, kept)));
        }
        return new MailPart.Leaf(
                path,
                head,
                size,
                text,
                message ? subject(kept.toByteArray()) : Optional.empty(),
                report ? Optional.of(DeliveryStatus.of(TextDecoder.guess(kept.toByteArray()))) : Optional.empty());
    }

    private static long copy(InputStream content, ByteArrayOutputStream kept, long keep) throws IOException {
        byte[] buffer = new byte[8 << 10];
        long size = 0;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            kept.write(buffer, 0, (int) Math.max(0, Math.min(n, keep - size)));
            size += n;
        }
        return size;
    }

    private static Optional<String> charset(PartHeader head, ByteArrayOutputStream html) {
        if (head.charset().isPresent() || !head.is("text/html")) {
            return head.charset();
        }
        byte[] bytes = html.toByteArray();
        String start = new String(bytes, 0, Math.min(bytes.length, 2_048), StandardCharsets.ISO_8859_1);
        Matcher meta = META_CHARSET.matcher(start);
        return meta.find() && MailCharsets.declared(meta.group(1)).isPresent()
                ? Optional.of(meta.group(1))
                : Optional.empty();
    }

    private Optional<String> subject(byte[] message) {
        MimeWalker walk = new MimeWalker(new ByteArrayInputStream(message), limits, new NoteCollector());
        return walk.readMessageHeader()
                .first("subject")
                .map(new EncodedWordDecoder(notes)::decode)
                .filter(s -> !s.isBlank() && s.length() <= limits.subjectCodePoints());
    }
}
