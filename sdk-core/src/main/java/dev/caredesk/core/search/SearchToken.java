package dev.caredesk.core.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The smallest part of a folded text that can be found: a word, or one character of a script without spaces (S1). Its index among the
 * tokens is its position.
 *
 * @param begin its index in the folded text
 * @param pair this character and the next one, if both belong to scripts without spaces and are adjacent; else the same as {@code text}
 */
record SearchToken(int begin, String text, String pair, CharacterRole role) {

    /** Returns the tokens of a folded text. Whether a token ends depends only on the characters on both sides. */
    static List<SearchToken> of(String folded) {
        List<SearchToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            CharacterRole role = CharacterRole.of(folded.codePointAt(at));
            int end = role == CharacterRole.WORD ? endOfWord(folded, at) : next(folded, at);
            if (role != CharacterRole.NONE) {
                String text = folded.substring(at, end);
                tokens.add(new SearchToken(at, text, role.isUnspaced() ? pair(folded, at, end) : text, role));
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

    /** Returns whether the pair has the next token as well, and so contains all of that. */
    boolean isPair() {
        return pair.length() > text.length();
    }

    private static int endOfWord(String folded, int begin) {
        int at = begin;
        while (at < folded.length() && CharacterRole.of(folded.codePointAt(at)) == CharacterRole.WORD) {
            at = next(folded, at);
        }
        return at;
    }

    private static String pair(String folded, int begin, int end) {
        boolean goesOn = end < folded.length()
                && CharacterRole.of(folded.codePointAt(end)).isUnspaced();
        return folded.substring(begin, goesOn ? next(folded, end) : end);
    }

    private static int next(String folded, int at) {
        return at + Character.charCount(folded.codePointAt(at));
    }

    @Override
    public String toString() {
        return "SearchToken[" + begin + ".." + end() + ", " + role + "]";
    }
}
