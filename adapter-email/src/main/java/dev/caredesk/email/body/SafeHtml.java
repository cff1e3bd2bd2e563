package dev.caredesk.email.body;

import dev.caredesk.email.text.WellFormedText;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML that may be shown in a page: no scripts, styles, forms, frames or handlers, links only to web and mail
 * addresses, and no image from outside the mail. Making it safe again changes nothing.
 *
 * @param html the contents of a body; empty where nothing is left
 * @param text the same as plain text
 * @param imagesRemoved whether there were images from outside the mail
 */
public record SafeHtml(String html, String text, boolean imagesRemoved) {

    /** The rounds after which HTML that is not stable counts as made to confuse: only its text is kept. */
    private static final int ROUNDS = 5;

    private static final Cleaner CLEANER = new Cleaner(allowed());

    public static SafeHtml of(String raw) {
        Document document = Jsoup.parse(WellFormedText.text(raw), "");
        boolean images = document.select("img").stream().anyMatch(SafeHtml::isOutside);
        Document clean = clean(document);
        String html = body(clean);
        for (int round = 0; round < ROUNDS; round++) {
            Document again = clean(Jsoup.parseBodyFragment(html, ""));
            String next = body(again);
            if (next.equals(html)) {
                boolean blank = again.body().childNodeSize() == 0;
                return new SafeHtml(blank ? "" : html, HtmlToText.of(again.body()), images);
            }
            html = next;
            clean = again;
        }
        return new SafeHtml("", HtmlToText.of(clean.body()), images);
    }

    private static Document clean(Document document) {
        Document clean = CLEANER.clean(document);
        clean.select("img:not([src])").remove();
        clean.outputSettings().prettyPrint(false);
        return clean;
    }

    private static String body(Document document) {
        return WellFormedText.text(document.body().html()).strip();
    }

    private static boolean isOutside(Element image) {
        return !image.attr("src").strip().toLowerCase(Locale.ROOT).startsWith("cid:");
    }

    private static Safelist allowed() {
        return Safelist.relaxed()
                .addTags("hr", "s", "del", "ins", "center", "address", "abbr", "tt", "kbd", "samp")
                .removeAttributes("blockquote", "cite")
                .removeAttributes("q", "cite")
                .removeProtocols("a", "href", "ftp")
                .removeProtocols("img", "src", "http", "https")
                .addProtocols("img", "src", "cid")
                .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow");
    }
}
