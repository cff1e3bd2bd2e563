package dev.caredesk.email;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Puts a mail together from its parts, and from its raw bytes where the parts give nothing. */
final class MailAssembly {

    private final MailLimits limits;
    private final NoteTaker notes;

    MailAssembly(MailLimits limits, NoteTaker notes) {
        this.limits = limits;
        this.notes = notes;
    }

    ParsedMail assemble(MailPart root, MailSource source) throws IOException {
        HeaderBlock header = root.head().header();
        if (header.fields().isEmpty() || !hasContent(root)) {
            notes.add(new MailNote.Unparsable());
            return mail(root, raw(source));
        }
        MailBody body = new BodyChoice(limits, notes).choose(root);
        boolean nothing = body.text().isEmpty() && body.attachments().isEmpty();
        boolean broken = notes.has(new MailNote.Unparsable());
        return mail(root, nothing && broken ? raw(source) : body);
    }

    /** The mail of which nothing but its bytes can be used. */
    ParsedMail unreadable(MailSource source) throws IOException {
        notes.add(new MailNote.Unparsable());
        PartHead none = PartHead.of(HeaderBlock.EMPTY, "text/plain", notes);
        return mail(new MailPart.Group(none, List.of()), raw(source));
    }

    private static boolean hasContent(MailPart part) {
        return part instanceof MailPart.Leaf
                || ((MailPart.Group) part).parts().stream().anyMatch(MailAssembly::hasContent);
    }

    private ParsedMail mail(MailPart root, MailBody body) {
        HeaderBlock header = root.head().header();
        return new ParsedMail(
                header,
                MailHeader.of(header, limits, notes),
                Threading.of(header),
                MailTraits.of(root),
                body,
                notes.toList());
    }

    private MailBody raw(MailSource source) throws IOException {
        long size = source.drain();
        String text = size <= limits.textBytes() ? text(source.kept()) : "";
        long length = Math.max(size, WellFormed.utf8Length(text));
        if (length > limits.textBytes()) {
            notes.add(new MailNote.TooLarge(MailNote.TooLarge.Subject.TEXT, limits.textBytes(), length));
        }
        return new MailBody(length > limits.textBytes() ? "" : text, Optional.empty(), List.of());
    }

    private static String text(byte[] raw) {
        return WellFormed.text(CharsetReader.guess(raw)).replace("\r\n", "\n").replace('\r', '\n');
    }
}
