package dev.caredesk.core.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A smallest part of a folded text that can be found: a word, or one character of a script without spaces (S1). Its place
 * among its like is its position.
 *
 * @param begin where it begins in the folded text
 * @param pair the character and the one behind it, when both belong to a script without spaces and touch; else as {@code text}
 */
record Token(int begin, String text, String pair, Script script) {

    /** The tokens of a folded text. Where one ends depends on the characters on both sides and on nothing else. */
    static List<Token> of(String folded) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            Script script = Script.of(folded.codePointAt(at));
            int end = script == Script.WORD ? endOfWord(folded, at) : next(folded, at);
            if (script != Script.NONE) {
                String text = folded.substring(at, end);
                tokens.add(new Token(at, text, script.isUnspaced() ? pair(folded, at, end) : text, script));
            }
            at = end;
        }
        return tokens;
    }

    int end() {
        return begin + text.length();
    }

    boolean isNumber() {
        return text.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    /** Whether the next token goes on where this one's pair ends, so that the pair says all that this one says. */
    boolean isPair() {
        return pair.length() > text.length();
    }

    private static int endOfWord(String folded, int begin) {
        int at = begin;
        while (at < folded.length() && Script.of(folded.codePointAt(at)) == Script.WORD) {
            at = next(folded, at);
        }
        return at;
    }

    private static String pair(String folded, int begin, int end) {
        boolean goesOn =
                end < folded.length() && Script.of(folded.codePointAt(end)).isUnspaced();
        return folded.substring(begin, goesOn ? next(folded, end) : end);
    }

    private static int next(String folded, int at) {
        return at + Character.charCount(folded.codePointAt(at));
    }

    @Override
    public String toString() {
        return "Token[" + begin + ".." + end() + ", " + script + "]";
    }
}
