package dev.caredesk.core.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A word or a quoted phrase of a query, without its quotes and its trailing * (S1).
 *
 * @param text folded
 */
record QueryPart(String text, boolean phrase, boolean prefix) {

    /** Returns the parts of a folded query. A quote that is never closed only ends a word. */
    static List<QueryPart> of(String folded) {
        List<QueryPart> parts = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            int closing = QuoteMarks.isQuote(folded.charAt(at)) ? closing(folded, at) : -1;
            if (closing > 0) {
                int end = afterStars(folded, closing + 1);
                parts.add(new QueryPart(folded.substring(at + 1, closing), true, end > closing + 1));
                at = end;
            } else if (isBetween(folded.charAt(at))) {
                at++;
            } else {
                int end = endOfWord(folded, at);
                parts.add(word(folded.substring(at, end)));
                at = end;
            }
        }
        return parts;
    }

    private static QueryPart word(String typed) {
        int end = typed.length();
        while (end > 0 && typed.charAt(end - 1) == '*') {
            end--;
        }
        return new QueryPart(typed.substring(0, end), false, end < typed.length());
    }

    private static int closing(String folded, int opening) {
        int at = opening + 1;
        while (at < folded.length() && !QuoteMarks.isQuote(folded.charAt(at))) {
            at++;
        }
        return at < folded.length() ? at : -1;
    }

    private static int afterStars(String folded, int from) {
        int at = from;
        while (at < folded.length() && folded.charAt(at) == '*') {
            at++;
        }
        return at;
    }

    private static int endOfWord(String folded, int begin) {
        int at = begin;
        while (at < folded.length() && !isBetween(folded.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBetween(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || QuoteMarks.isQuote(character);
    }

    @Override
    public String toString() {
        return "QueryPart[phrase=" + phrase + ", prefix=" + prefix + "]";
    }
}
