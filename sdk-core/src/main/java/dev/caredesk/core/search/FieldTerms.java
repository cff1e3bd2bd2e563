package dev.caredesk.core.search;

import dev.caredesk.core.match.Phone;
import dev.caredesk.core.text.BoundedText;
import dev.caredesk.spi.storage.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Computes the search terms of one field value (S1).
 *
 * <ol>
 *   <li>The whole value, by which exact hits come first.
 *   <li>Each word; in scripts without spaces, each character and each pair of neighbors (bigrams).
 *   <li>Each e-mail address.
 *   <li>Each number: adjacent groups of digits joined, and the spellings of a phone number.
 * </ol>
 */
final class FieldTerms {

    private final String folded;
    private final Optional<String> region;
    private final List<SearchToken> tokens;
    private final Set<PlacedTerm> terms = new LinkedHashSet<>();

    private FieldTerms(String value, Optional<String> region) {
        this.folded = FoldText.fold(value);
        this.region = region;
        this.tokens = SearchToken.of(folded);
    }

    /** A term with its position in the field. */
    record PlacedTerm(int position, String text) {}

    static Set<PlacedTerm> of(String value, Optional<String> region) {
        FieldTerms made = new FieldTerms(value, region);
        WholeValueTerm.of(made.folded, region).ifPresent(whole -> made.add(0, whole));
        made.addTokens();
        made.addEmails();
        made.addNumbers();
        return made.terms;
    }

    private void addTokens() {
        for (int position = 0; position < tokens.size(); position++) {
            add(position, tokens.get(position).text());
            add(position, tokens.get(position).pair());
        }
    }

    private void addEmails() {
        for (EmailToken email : EmailToken.of(folded)) {
            add(firstFrom(email.begin()), email.text());
        }
    }

    /** Adds the numbers: for each run of digit groups, the groups joined in all ways, and the phone numbers that can be read. */
    private void addNumbers() {
        int first = 0;
        while (first < tokens.size()) {
            int end = first + 1;
            if (tokens.get(first).isNumber()) {
                while (end < tokens.size() && tokens.get(end).isNumber() && isOneNumber(end)) {
                    end++;
                }
                addRun(first, end);
            }
            first = end;
        }
    }

    /** Returns whether a group may continue the number of the group before it; a + always begins another number. */
    private boolean isOneNumber(int position) {
        return Phone.isBetweenDigits(folded.substring(
                tokens.get(position - 1).end(), tokens.get(position).begin()));
    }

    private void addRun(int first, int end) {
        for (int from = first; from < end; from++) {
            for (int to = from + 1; to <= Math.min(end, from + PhoneDigits.GROUPS); to++) {
                String joined = PhoneDigits.joined(tokens.subList(from, to));
                if (joined.length() > PhoneDigits.MOST) {
                    break;
                }
                if (PhoneDigits.isNumber(joined)) {
                    add(from, joined);
                }
            }
        }
        words(first, end).forEach(word -> addPhone(word.get(0), word.get(1)));
        addPhone(first, end);
    }

    /** Returns the parts of a run that white space separates, each from one position up to another; none without white space. */
    private List<List<Integer>> words(int first, int end) {
        List<List<Integer>> words = new ArrayList<>();
        int begin = first;
        for (int at = first + 1; at < end; at++) {
            String between =
                    folded.substring(tokens.get(at - 1).end(), tokens.get(at).begin());
            if (between.chars().anyMatch(Character::isWhitespace)) {
                words.add(List.of(begin, at));
                begin = at;
            }
        }
        if (begin > first) {
            words.add(List.of(begin, end));
        }
        return words;
    }

    private void addPhone(int first, int end) {
        List<SearchToken> groups = tokens.subList(first, end);
        if (groups.size() > PhoneDigits.GROUPS || !PhoneDigits.isNumber(PhoneDigits.joined(groups))) {
            return;
        }
        String plus = hasPlus(first) ? "+" : "";
        String number =
                folded.substring(tokens.get(first).begin(), tokens.get(end - 1).end());
        Phone.parse(plus + number, region)
                .map(Phone::spellings)
                .orElse(Set.of())
                .forEach(spelling -> add(first, spelling));
    }

    private boolean hasPlus(int first) {
        int from = first == 0 ? 0 : tokens.get(first - 1).end();
        String before = folded.substring(from, tokens.get(first).begin());
        int plus = before.lastIndexOf('+');
        return plus >= 0 && Phone.isBetweenDigits(before.substring(plus + 1));
    }

    private int firstFrom(int begin) {
        int position = 0;
        while (position < tokens.size() - 1 && tokens.get(position).begin() < begin) {
            position++;
        }
        return position;
    }

    private void add(int position, String text) {
        terms.add(new PlacedTerm(position, BoundedText.cut(text, Term.MAX)));
    }
}
