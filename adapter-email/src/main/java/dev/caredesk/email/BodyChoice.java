package dev.caredesk.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what of a mail is its text and what came with it. */
final class BodyChoice {

    private final MailLimits limits;
    private final NoteTaker notes;
    private final List<MailAttachment> attachments = new ArrayList<>();
    private final List<MailPart.Leaf> read = new ArrayList<>();

    BodyChoice(MailLimits limits, NoteTaker notes) {
        this.limits = limits;
        this.notes = notes;
    }

    MailBody choose(MailPart root) {
        List<BodyPiece> pieces = pieces(root, false);
        String text = BodyPiece.text(pieces);
        Optional<SafeHtml> html = BodyPiece.html(pieces).filter(h -> !h.html().isEmpty());
        if (html.filter(SafeHtml::imagesRemoved).isPresent()) {
            notes.add(new MailNote.ImagesRemoved());
        }
        boolean textFits = fits(MailNote.TooLarge.Subject.TEXT, limits.textBytes(), text);
        boolean htmlFits = fits(
                MailNote.TooLarge.Subject.HTML,
                limits.htmlBytes(),
                html.map(SafeHtml::html).orElse(""));
        if (!textFits || !htmlFits) {
            read.forEach(leaf -> attachments.add(leaf.asAttachment(false)));
        }
        return new MailBody(textFits ? text : "", htmlFits ? html.map(SafeHtml::html) : Optional.empty(), attachments);
    }

    private List<BodyPiece> pieces(MailPart part, boolean related) {
        if (part instanceof MailPart.Leaf leaf) {
            return leaf(leaf, related);
        }
        MailPart.Group group = (MailPart.Group) part;
        return switch (group.head().contentType()) {
            case "multipart/alternative" -> alternative(group.parts());
            case "multipart/related" -> related(group.parts());
            default -> sequence(group.parts());
        };
    }

    private List<BodyPiece> sequence(List<MailPart> parts) {
        List<BodyPiece> pieces = new ArrayList<>();
        parts.forEach(part -> pieces.addAll(pieces(part, false)));
        return pieces;
    }

    /** The first part is the text; the others belong to it, whatever they are. */
    private List<BodyPiece> related(List<MailPart> parts) {
        List<BodyPiece> pieces = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            pieces.addAll(pieces(parts.get(i), i > 0));
        }
        return pieces;
    }

    /** The same content several times, the richest last: the last plain one and the last HTML one are taken. */
    private List<BodyPiece> alternative(List<MailPart> parts) {
        Optional<String> plain = Optional.empty();
        Optional<SafeHtml> html = Optional.empty();
        for (MailPart part : parts) {
            List<BodyPiece> pieces = pieces(part, false);
            if (BodyPiece.anyPlain(pieces)) {
                plain = Optional.of(BodyPiece.text(pieces));
            }
            Optional<SafeHtml> before = html;
            html = BodyPiece.html(pieces).or(() -> before);
        }
        return plain.isEmpty() && html.isEmpty() ? List.of() : List.of(new BodyPiece(plain, html));
    }

    private List<BodyPiece> leaf(MailPart.Leaf leaf, boolean related) {
        if (leaf.text().isEmpty() || related || namedFile(leaf)) {
            noteIfLarge(leaf);
            attachments.add(leaf.asAttachment(related));
            return List.of();
        }
        read.add(leaf);
        String raw = leaf.text().orElseThrow();
        return List.of(
                leaf.head().is("text/html")
                        ? new BodyPiece(Optional.empty(), Optional.of(SafeHtml.of(raw)))
                        : new BodyPiece(Optional.of(FlowedText.of(raw, leaf.head())), Optional.empty()));
    }

    /** A text with a file name after the text of the mail is a file, unless the sender wants it shown. */
    private boolean namedFile(MailPart.Leaf leaf) {
        return !read.isEmpty()
                && leaf.head().fileName().isPresent()
                && !leaf.head().disposition().value().equals("inline");
    }

    private void noteIfLarge(MailPart.Leaf leaf) {
        boolean readable = leaf.head().is("text/plain") || leaf.head().is("text/html");
        if (readable && leaf.text().isEmpty() && !leaf.head().attached()) {
            boolean html = leaf.head().is("text/html");
            notes.add(new MailNote.TooLarge(
                    html ? MailNote.TooLarge.Subject.HTML : MailNote.TooLarge.Subject.TEXT,
                    html ? limits.htmlBytes() : limits.textBytes(),
                    leaf.size()));
        }
    }

    private boolean fits(MailNote.TooLarge.Subject subject, int limit, String text) {
        long actual = WellFormed.utf8Length(text);
        if (actual > limit) {
            notes.add(new MailNote.TooLarge(subject, limit, actual));
        }
        return actual <= limit;
    }
}
