package dev.caredesk.email.body;

import dev.caredesk.email.mime.MailAttachment;
import dev.caredesk.email.mime.MailLimits;
import dev.caredesk.email.mime.MailPart;
import dev.caredesk.email.text.MailNote;
import dev.caredesk.email.text.NoteCollector;
import dev.caredesk.email.text.WellFormedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what of a mail is its text and what came with it. */
public final class BodySelector {

    private final MailLimits limits;
    private final NoteCollector notes;
    private final List<MailAttachment> attachments = new ArrayList<>();
    private final List<MailPart.Leaf> read = new ArrayList<>();

    public BodySelector(MailLimits limits, NoteCollector notes) {
        this.limits = limits;
        this.notes = notes;
    }

    public MailBody choose(MailPart root) {
        List<BodySection> pieces = pieces(root, false);
        String text = BodySection.text(pieces);
        Optional<SafeHtml> html = BodySection.html(pieces).filter(h -> !h.html().isEmpty());
        if (html.filter(SafeHtml::imagesRemoved).isPresent()) {
            notes.add(new MailNote.ImagesRemoved());
        }
        boolean textFits = fits(MailNote.TooLarge.LimitedPart.TEXT, limits.textBytes(), text);
        boolean htmlFits = fits(
                MailNote.TooLarge.LimitedPart.HTML,
                limits.htmlBytes(),
                html.map(SafeHtml::html).orElse(""));
        if (!textFits || !htmlFits) {
            read.forEach(leaf -> attachments.add(leaf.asAttachment(false)));
        }
        return new MailBody(textFits ? text : "", htmlFits ? html.map(SafeHtml::html) : Optional.empty(), attachments);
    }

    private List<BodySection> pieces(MailPart part, boolean related) {
        if (part instanceof MailPart.Leaf leaf) {
            return leaf(leaf, related);
        }
        MailPart.Multipart group = (MailPart.Multipart) part;
        return switch (group.head().contentType()) {
            case "multipart/alternative" -> alternative(group.parts());
            case "multipart/related" -> related(group.parts());
            default -> sequence(group.parts());
        };
    }

    private List<BodySection> sequence(List<MailPart> parts) {
        List<BodySection> pieces = new ArrayList<>();
        parts.forEach(part -> pieces.addAll(pieces(part, false)));
        return pieces;
    }

    /** The first part is the text; the others belong to it, whatever they are. */
    private List<BodySection> related(List<MailPart> parts) {
        List<BodySection> pieces = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            pieces.addAll(pieces(parts.get(i), i > 0));
        }
        return pieces;
    }

    /** The same content several times, the richest last: the last plain one and the last HTML one are taken. */
    private List<BodySection> alternative(List<MailPart> parts) {
        Optional<String> plain = Optional.empty();
        Optional<SafeHtml> html = Optional.empty();
        for (MailPart part : parts) {
            List<BodySection> pieces = pieces(part, false);
            if (BodySection.anyPlain(pieces)) {
                plain = Optional.of(BodySection.text(pieces));
            }
            Optional<SafeHtml> before = html;
            html = BodySection.html(pieces).or(() -> before);
        }
        return plain.isEmpty() && html.isEmpty() ? List.of() : List.of(new BodySection(plain, html));
    }

    private List<BodySection> leaf(MailPart.Leaf leaf, boolean related) {
        if (leaf.text().isEmpty() || related || isNamedFile(leaf)) {
            noteIfLarge(leaf);
            attachments.add(leaf.asAttachment(related));
            return List.of();
        }
        read.add(leaf);
        String raw = leaf.text().orElseThrow();
        return List.of(
                leaf.head().is("text/html")
                        ? new BodySection(Optional.empty(), Optional.of(SafeHtml.of(raw)))
                        : new BodySection(Optional.of(FlowedText.of(raw, leaf.head())), Optional.empty()));
    }

    /** A text with a file name after the text of the mail is a file, unless the sender wants it shown. */
    private boolean isNamedFile(MailPart.Leaf leaf) {
        return !read.isEmpty()
                && leaf.head().fileName().isPresent()
                && !leaf.head().disposition().value().equals("inline");
    }

    private void noteIfLarge(MailPart.Leaf leaf) {
        boolean readable = leaf.head().is("text/plain") || leaf.head().is("text/html");
        if (readable && leaf.text().isEmpty() && !leaf.head().isAttachment()) {
            boolean html = leaf.head().is("text/html");
            notes.add(new MailNote.TooLarge(
                    html ? MailNote.TooLarge.LimitedPart.HTML : MailNote.TooLarge.LimitedPart.TEXT,
                    html ? limits.htmlBytes() : limits.textBytes(),
                    leaf.size()));
        }
    }

    private boolean fits(MailNote.TooLarge.LimitedPart subject, int limit, String text) {
        long actual = WellFormedText.utf8Length(text);
        if (actual > limit) {
            notes.add(new MailNote.TooLarge(subject, limit, actual));
        }
        return actual <= limit;
    }
}
