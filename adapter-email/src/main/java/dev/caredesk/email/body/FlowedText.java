package dev.caredesk.email.body;

import dev.caredesk.email.mime.PartHeader;

/** Joins the lines that a sender broke only for the width of the page (RFC 3676). */
final class FlowedText {

    private FlowedText() {}

    /** The text of a part with line feeds only, unfolded where the part says that it is flowed. */
    static String of(String raw, PartHeader head) {
        String text = raw.replace("\r\n", "\n").replace('\r', '\n');
        boolean flowed =
                head.type().get("format").filter("flowed"::equalsIgnoreCase).isPresent();
        boolean delSp = head.type().get("delsp").filter("yes"::equalsIgnoreCase).isPresent();
        return flowed ? unfolded(text, delSp) : text;
    }

    private static String unfolded(String text, boolean delSp) {
        StringBuilder joined = new StringBuilder(text.length());
        boolean open = false;
        int openDepth = 0;
        boolean first = true;
        for (String line : text.split("\n", -1)) {
            int depth = quoteDepth(line);
            String content = line.substring(line.startsWith(" ", depth) ? depth + 1 : depth);
            boolean signature = content.equals("-- ");
            if (!(open && depth == openDepth) || signature) {
                joined.append(first ? "" : "\n").append(">".repeat(depth)).append(depth > 0 ? " " : "");
            }
            open = content.endsWith(" ") && !signature;
            joined.append(open && delSp ? content.substring(0, content.length() - 1) : content);
            openDepth = depth;
            first = false;
        }
        return joined.toString();
    }

    private static int quoteDepth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}
