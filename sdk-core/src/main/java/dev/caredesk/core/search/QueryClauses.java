package dev.caredesk.core.search;

import dev.caredesk.core.match.Phone;
import dev.caredesk.core.text.BoundedText;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Computes the clauses of a query from its words and phrases (S1).
 *
 * <ol>
 *   <li>Adjacent words that together are a valid phone number become one clause.
 *   <li>Any other part is a number, an e-mail address, or else a run of tokens, one clause each.
 * </ol>
 */
final class QueryClauses {

    /** The most tokens of a run; a longer one is searched for by its beginning, which may find more but never less. */
    static final int RUN = 24;

    private final Optional<String> region;

    QueryClauses(Optional<String> region) {
        this.region = region;
    }

    List<Clause> of(List<QueryPart> parts) {
        List<Clause> clauses = new ArrayList<>();
        int at = 0;
        while (at < parts.size()) {
            int end = endOfNumber(parts, at);
            Optional<Clause> number = end > at + 1 ? number(parts.subList(at, end)) : Optional.empty();
            if (number.isPresent()) {
                clauses.add(number.get());
                at = end;
            } else {
                of(parts.get(at)).ifPresent(clauses::add);
                at++;
            }
        }
        return clauses;
    }

    private Optional<Clause> of(QueryPart part) {
        List<SearchToken> tokens = SearchToken.of(part.text());
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                number(part, tokens).or(() -> email(part, tokens)).orElseGet(() -> run(tokens, part.prefix())));
    }

    private Optional<Clause> number(QueryPart part, List<SearchToken> tokens) {
        if (part.prefix() || !PhoneDigits.isNumber(part.text(), tokens)) {
            return Optional.empty();
        }
        String joined = PhoneDigits.joined(tokens);
        return Optional.of(clause(PhoneDigits.wanted(joined, Phone.parse(part.text(), region)), false));
    }

    /** Returns the end of the words that may be one phone number, typed with spaces and without quotes. */
    private static int endOfNumber(List<QueryPart> parts, int begin) {
        int end = begin;
        while (end < parts.size() && isInNumber(parts.get(end)) && (end == begin || !hasPlus(parts.get(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isInNumber(QueryPart part) {
        return !part.phrase()
                && !part.prefix()
                && (Phone.isPhoneLike(part.text())
                        || Phone.isBetweenDigits(part.text())
                        || part.text().equals("+"));
    }

    private static boolean hasPlus(QueryPart part) {
        return part.text().contains("+");
    }

    /** Returns the clause of several words that are one valid number; otherwise each word has its own clause. */
    private Optional<Clause> number(List<QueryPart> words) {
        String text = words.stream().map(QueryPart::text).collect(Collectors.joining(" "));
        List<SearchToken> tokens = SearchToken.of(text);
        if (!PhoneDigits.isNumber(text, tokens)) {
            return Optional.empty();
        }
        return Phone.parse(text, region)
                .filter(phone -> phone.valid() || text.contains("+"))
                .map(phone -> clause(PhoneDigits.wanted(PhoneDigits.joined(tokens), Optional.of(phone)), false));
    }

    private static Optional<Clause> email(QueryPart part, List<SearchToken> tokens) {
        return EmailToken.of(part.text()).stream()
                .filter(email -> email.begin() <= tokens.get(0).begin()
                        && email.end() >= tokens.get(tokens.size() - 1).end())
                .map(email -> clause(email.text(), part.prefix()))
                .findFirst();
    }

    private static Clause run(List<SearchToken> tokens, boolean prefix) {
        List<String> terms = IntStream.range(0, tokens.size())
                .filter(at -> !isSaidBefore(tokens, at))
                .limit(RUN)
                .mapToObj(at -> BoundedText.cut(tokens.get(at).pair(), Term.MAX))
                .toList();
        boolean open = prefix
                && tokens.size() <= RUN
                && !tokens.get(tokens.size() - 1).role().isUnspaced();
        return new Clause(terms, open);
    }

    /** Returns whether a token is the last of a run and already in the pair before it. */
    private static boolean isSaidBefore(List<SearchToken> tokens, int at) {
        return at > 0 && at == tokens.size() - 1 && tokens.get(at - 1).isPair();
    }

    private static Clause clause(String term, boolean prefix) {
        return new Clause(List.of(BoundedText.cut(term, Term.MAX)), prefix);
    }
}
