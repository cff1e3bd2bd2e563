package dev.caredesk.email.message;

import dev.caredesk.email.body.BodySelector;
import dev.caredesk.email.body.MailBody;
import dev.caredesk.email.mime.HeaderBlock;
import dev.caredesk.email.mime.MailInputStream;
import dev.caredesk.email.mime.MailLimits;
import dev.caredesk.email.mime.MailPart;
import dev.caredesk.email.mime.PartHeader;
import dev.caredesk.email.text.MailNote;
import dev.caredesk.email.text.NoteCollector;
import dev.caredesk.email.text.TextDecoder;
import dev.caredesk.email.text.WellFormedText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Puts a mail together from its parts, and from its raw bytes where the parts give nothing. */
final class MailAssembler {

    private final MailLimits limits;
    private final NoteCollector notes;

    MailAssembler(MailLimits limits, NoteCollector notes) {
        this.limits = limits;
        this.notes = notes;
    }

    ParsedMail assemble(MailPart root, MailInputStream source) throws IOException {
        HeaderBlock header = root.head().header();
        if (header.fields().isEmpty() || !hasContent(root)) {
            notes.add(new MailNote.Unparsable());
            return mail(root, raw(source));
        }
        MailBody body = new BodySelector(limits, notes).choose(root);
        boolean nothing = body.text().isEmpty() && body.attachments().isEmpty();
        boolean broken = notes.has(new MailNote.Unparsable());
        return mail(root, nothing && broken ? raw(source) : body);
    }

    /** The mail of which nothing but its bytes can be used. */
    ParsedMail unreadable(MailInputStream source) throws IOException {
        notes.add(new MailNote.Unparsable());
        PartHeader none = PartHeader.of(HeaderBlock.EMPTY, "text/plain", notes);
        return mail(new MailPart.Multipart(none, List.of()), raw(source));
    }

    private static boolean hasContent(MailPart part) {
        return part instanceof MailPart.Leaf
                || ((MailPart.Multipart) part).parts().stream().anyMatch(MailAssembler::hasContent);
    }

    private ParsedMail mail(MailPart root, MailBody body) {
        HeaderBlock header = root.head().header();
        return new ParsedMail(
                header,
                MailHeader.of(header, limits, notes),
                ThreadIds.of(header),
                MailTraits.of(root),
                body,
                notes.toList());
    }

    private MailBody raw(MailInputStream source) throws IOException {
        long size = source.drain();
        String text = size <= limits.textBytes() ? text(source.kept()) : "";
        long length = Math.max(size, WellFormedText.utf8Length(text));
        if (length > limits.textBytes()) {
            notes.add(new MailNote.TooLarge(MailNote.TooLarge.LimitedPart.TEXT, limits.textBytes(), length));
        }
        return new MailBody(length > limits.textBytes() ? "" : text, Optional.empty(), List.of());
    }

    private static String text(byte[] raw) {
        return WellFormedText.text(TextDecoder.guess(raw)).replace("\r\n", "\n").replace('\r', '\n');
    }
}
