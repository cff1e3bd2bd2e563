package dev.caredesk.core.search;

import java.util.ArrayList;
import java.util.List;

/**
 * An e-mail address in a folded text (S1).
 *
 * @param begin its index in that text
 */
record EmailToken(int begin, String text) {

    private static final String IN_LOCAL = "._%+-'&~#$!";
    private static final String IN_DOMAIN = ".-";

    /** Returns the addresses of a folded text. Each extends from an @ in both directions as far as the characters allow. */
    static List<EmailToken> of(String folded) {
        List<EmailToken> found = new ArrayList<>();
        for (int at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
            int begin = begin(folded, at);
            int end = end(folded, at);
            if (begin < at && end > at + 1) {
                found.add(new EmailToken(begin, folded.substring(begin, end)));
            }
        }
        return found;
    }

    int end() {
        return begin + text.length();
    }

    private static int begin(String folded, int at) {
        int begin = at;
        while (begin > 0 && isIn(IN_LOCAL, folded.codePointBefore(begin))) {
            begin -= Character.charCount(folded.codePointBefore(begin));
        }
        while (begin < at && IN_LOCAL.indexOf(folded.charAt(begin)) >= 0) {
            begin++;
        }
        return begin;
    }

    private static int end(String folded, int at) {
        int end = at + 1;
        while (end < folded.length() && isIn(IN_DOMAIN, folded.codePointAt(end))) {
            end += Character.charCount(folded.codePointAt(end));
        }
        while (end > at + 1 && IN_DOMAIN.indexOf(folded.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isIn(String signs, int character) {
        CharacterRole role = CharacterRole.of(character);
        return signs.indexOf(character) >= 0 || role == CharacterRole.WORD || role.isUnspaced();
    }

    @Override
    public String toString() {
        return "EmailToken[" + begin + ".." + end() + "]";
    }
}
