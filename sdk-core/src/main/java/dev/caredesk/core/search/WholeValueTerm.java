package dev.caredesk.core.search;

import com.google.common.base.CharMatcher;
import dev.caredesk.core.match.Phone;
import dev.caredesk.core.text.BoundedText;
import dev.caredesk.core.text.TextRules;
import dev.caredesk.spi.storage.Term;
import java.util.Optional;

/** The term of a whole field value, by which exact hits come first (S1). It begins with =, as no other term does. */
final class WholeValueTerm {

    private static final String MARK = "=";
    private static final CharMatcher BETWEEN =
            CharMatcher.whitespace().or(CharMatcher.javaIsoControl()).or(CharMatcher.anyOf(QuoteMarks.ALL));

    private WholeValueTerm() {}

    /** Returns the term of a folded value or query; empty if nothing is left of it. A phone number has the same term in every spelling. */
    static Optional<String> of(String folded, Optional<String> region) {
        return number(folded, region)
                .or(() -> Optional.of(plain(folded)))
                .filter(whole -> !whole.isEmpty())
                .map(whole -> BoundedText.distinct(MARK + whole, Term.MAX));
    }

    private static Optional<String> number(String folded, Optional<String> region) {
        String text = plain(folded);
        String joined = PhoneDigits.joined(SearchToken.of(text));
        if (!PhoneDigits.isNumber(text, SearchToken.of(text))) {
            return Optional.empty();
        }
        return Optional.of(MARK + Phone.parse(text, region).map(Phone::digits).orElse(joined));
    }

    private static String plain(String folded) {
        // A query may contain characters that some storage cannot take as a parameter (L5).
        return TextRules.repaired(BETWEEN.trimAndCollapseFrom(folded, ' '));
    }
}
