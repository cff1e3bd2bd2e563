package dev.caredesk.core.search;

import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.core.text.TextRules;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Optional;

/** Checks that a trailing * comes after at least 3 characters, or 1 in Han or kana (S1). */
final class PrefixRule {

    private static final int LEAST = 3;
    private static final int LEAST_HAN = 1;

    private PrefixRule() {}

    static Optional<Refusal> check(QueryPart part) {
        List<SearchToken> tokens = SearchToken.of(part.text());
        if (!part.prefix() || tokens.isEmpty()) {
            return Optional.empty();
        }
        SearchToken last = tokens.get(tokens.size() - 1);
        int least = last.role() == CharacterRole.HAN ? LEAST_HAN : LEAST;
        int actual = characters(part.text().substring(tokens.get(0).begin(), last.end()));
        return actual < least
                ? Optional.of(QueryParser.over(RefusalCode.SEARCH_PREFIX_SHORT, least, actual))
                : Optional.empty();
    }

    /** Returns the number of characters as people count them, since folding splits Korean syllables. */
    private static int characters(String folded) {
        return TextRules.characters(Normalizer.normalize(folded, Form.NFC));
    }
}
