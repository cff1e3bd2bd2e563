package dev.caredesk.email.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Entities;

/**
 * A stretch of a mail's body.
 *
 * @param plain its plain text as the sender wrote it
 * @param html its HTML, made safe
 */
record BodySection(Optional<String> plain, Optional<SafeHtml> html) {

    boolean hasPlain() {
        return plain.filter(p -> !p.isBlank()).isPresent();
    }

    /** The sender's plain text, or else the HTML as text. */
    String text() {
        return hasPlain() ? plain.orElseThrow() : html.map(SafeHtml::text).orElse("");
    }

    static boolean anyPlain(List<BodySection> pieces) {
        return pieces.stream().anyMatch(BodySection::hasPlain);
    }

    static boolean anyHtml(List<BodySection> pieces) {
        return pieces.stream().anyMatch(p -> p.html().isPresent());
    }

    static String text(List<BodySection> pieces) {
        List<String> texts = new ArrayList<>();
        for (BodySection piece : pieces) {
            String text = piece.text().stripTrailing();
            if (!text.isBlank()) {
                texts.add(text);
            }
        }
        return String.join("\n\n", texts);
    }

    /** The HTML of all, where one has HTML. */
    static Optional<SafeHtml> html(List<BodySection> pieces) {
        if (!anyHtml(pieces)) {
            return Optional.empty();
        }
        if (pieces.size() == 1) {
            return pieces.get(0).html();
        }
        StringBuilder all = new StringBuilder();
        boolean imagesRemoved = false;
        for (BodySection piece : pieces) {
            all.append("<div>")
                    .append(piece.html().map(SafeHtml::html).orElseGet(piece::markup))
                    .append("</div>");
            imagesRemoved |= piece.html().filter(SafeHtml::imagesRemoved).isPresent();
        }
        SafeHtml joined = SafeHtml.of(all.toString());
        return Optional.of(new SafeHtml(joined.html(), joined.text(), imagesRemoved));
    }

    private String markup() {
        return Entities.escape(plain.orElse("")).replace("\n", "<br>");
    }
}
