package dev.caredesk.email.body;

import dev.caredesk.email.text.WellFormedText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * HTML as plain text: blocks become lines, list items get a mark, links keep their address where their text is
 * another.
 */
final class HtmlToText implements NodeVisitor {

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre");
    private static final Set<String> LINES =
            Set.of("div", "li", "tr", "dt", "dd", "caption", "center", "address", "thead", "tbody", "tfoot");
    private static final String BULLET = "- ";
    private static final String SPACES = " \t\r\n\f";
    private static final Pattern MAILTO = Pattern.compile("(?i)^mailto:");
    private static final Pattern SCHEME = Pattern.compile("(?i)^https?://");

    private final StringBuilder text = new StringBuilder();
    private final Deque<int[]> lists = new ArrayDeque<>();
    private int breaks;
    private boolean gap;
    private int preformatted;

    private HtmlToText() {}

    static String of(Element body) {
        HtmlToText visitor = new HtmlToText();
        body.traverse(visitor);
        return WellFormedText.text(
                visitor.text.toString().replace('\u00A0', ' ').strip());
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode textNode) {
            addText(textNode.getWholeText());
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "a" -> addAddress(element);
            case "ul", "ol" -> lists.pollLast();
            case "pre" -> preformatted--;
            default -> {}
        }
        breakFor(element.normalName());
    }

    private void open(Element element) {
        String name = element.normalName();
        breakFor(name);
        switch (name) {
            case "br" -> breakLines(breaks + 1);
            case "hr" -> {
                breakLines(1);
                add("---");
                breakLines(1);
            }
            case "img" -> addText(element.attr("alt"));
            case "ul" -> lists.addLast(new int[] {-1});
            case "ol" -> lists.addLast(new int[] {0});
            case "li" -> add(mark());
            case "td", "th" -> gap = true;
            case "pre" -> preformatted++;
            default -> {}
        }
    }

    private void breakFor(String name) {
        if (PARAGRAPHS.contains(name)) {
            breakLines(name.equals("ul") || name.equals("ol") ? lists.isEmpty() ? 2 : 1 : 2);
        } else if (LINES.contains(name)) {
            breakLines(1);
        }
    }

    private void breakLines(int lines) {
        breaks = Math.max(breaks, Math.min(lines, 3));
        gap = false;
    }

    private String mark() {
        String indent = "  ".repeat(Math.max(0, Math.min(lists.size(), 10) - 1));
        int[] list = lists.peekLast();
        return indent + (list == null || list[0] < 0 ? BULLET : ++list[0] + ". ");
    }

    private void addText(String raw) {
        if (preformatted > 0) {
            add(raw);
            return;
        }
        int start = 0;
        for (int i = 0; i <= raw.length(); i++) {
            boolean space = i < raw.length() && SPACES.indexOf(raw.charAt(i)) >= 0;
            if (space || i == raw.length()) {
                if (i > start) {
                    add(raw.substring(start, i));
                }
                gap |= space;
                start = i + 1;
            }
        }
    }

    /** Adds what is to be seen, after the line breaks or the space that are due. */
    private void add(String piece) {
        if (text.length() > 0) {
            text.append("\n".repeat(breaks));
            char last = text.charAt(text.length() - 1);
            if (gap && last != '\n' && last != ' ') {
                text.append(' ');
            }
        }
        breaks = 0;
        gap = false;
        text.append(piece);
    }

    private void addAddress(Element link) {
        String address = MAILTO.matcher(link.attr("href")).replaceFirst("").strip();
        String shown = link.text().strip();
        if (!address.isEmpty() && !bare(address).equals(bare(shown))) {
            gap = true;
            add("<" + address + ">");
        }
    }

    private static String bare(String address) {
        String bare = SCHEME.matcher(address).replaceFirst("");
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
