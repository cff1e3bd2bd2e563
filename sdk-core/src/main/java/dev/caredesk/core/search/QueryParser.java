package dev.caredesk.core.search;

import dev.caredesk.Cursor;
import dev.caredesk.Field;
import dev.caredesk.Outcome;
import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.text.TextRules;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses what an agent typed into the search field (S1). A pure function.
 *
 * <ol>
 *   <li>The text is folded and split into words and quoted phrases ({@link QueryPart}).
 *   <li>They become the clauses that a storage searches for ({@link QueryClauses}); a customer must match all of them.
 * </ol>
 */
public final class QueryParser {

    /** The most characters of a query. */
    public static final int CHARACTERS = 2_000;
    /** The most different words and phrases of a query. */
    public static final int CLAUSES = 32;

    private QueryParser() {}

    /**
     * Returns the query in the form that a storage takes. Refused with {@code search.empty} without any word, {@code search.prefix-short}
     * if a * comes after too few characters, and {@code text.too-long} beyond {@link #CHARACTERS} characters or {@link #CLAUSES} words and
     * phrases.
     */
    public static Outcome<SearchQuery> parse(String query, Optional<String> region, Optional<Cursor> from, int size) {
        int characters = TextRules.characters(query);
        if (characters > CHARACTERS) {
            return tooLong(CHARACTERS, characters);
        }
        String folded = FoldText.fold(query);
        List<QueryPart> parts = QueryPart.of(folded);
        Optional<Refusal> tooShort =
                parts.stream().flatMap(part -> PrefixRule.check(part).stream()).findFirst();
        if (tooShort.isPresent()) {
            return Outcome.refused(tooShort.get());
        }
        Set<Clause> clauses = new LinkedHashSet<>(new QueryClauses(region).of(parts));
        if (clauses.size() > CLAUSES) {
            return tooLong(CLAUSES, clauses.size());
        }
        if (clauses.isEmpty()) {
            return Outcome.refused(over(RefusalCode.SEARCH_EMPTY, 1, 0));
        }
        return Outcome.done(new SearchQuery(List.copyOf(clauses), WholeValueTerm.of(folded, region), from, size));
    }

    static Refusal over(RefusalCode code, int limit, int actual) {
        return new Refusal.OverLimit(code, Optional.empty(), Field.TEXT, limit, actual);
    }

    private static Outcome<SearchQuery> tooLong(int limit, int actual) {
        return Outcome.refused(over(RefusalCode.TEXT_TOO_LONG, limit, actual));
    }
}
