package dev.caredesk.core.search;

import dev.caredesk.core.match.Phone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Recognizes numbers in groups of digits, such as phone numbers, in folded text (S1). */
final class PhoneDigits {

    /** The fewest digits of a phone number. */
    static final int LEAST = 5;
    /** The most digits of a phone number: 15, and those dialled before them. */
    static final int MOST = 18;
    /** The most groups of one number. */
    static final int GROUPS = 7;

    private PhoneDigits() {}

    /** Returns the digits of all groups in a row. */
    static String joined(List<SearchToken> groups) {
        return groups.stream().map(SearchToken::text).collect(Collectors.joining());
    }

    /** Returns whether digits in a row are as many as one number may have. */
    static boolean isNumber(String joined) {
        return joined.length() >= LEAST && joined.length() <= MOST;
    }

    /** Returns whether a text is one number in groups and nothing else. */
    static boolean isNumber(String folded, List<SearchToken> groups) {
        return groups.size() <= GROUPS && Phone.isPhoneLike(folded) && isNumber(joined(groups));
    }

    /**
     * Returns the digits to search for: as typed if that is a spelling of the number, which then matches in any text, else those of E.164.
     * A number that cannot be read is searched for as typed.
     */
    static String wanted(String joined, Optional<Phone> phone) {
        return phone.filter(Phone::valid)
                .filter(number -> !number.spellings().contains(joined))
                .map(Phone::digits)
                .orElse(joined);
    }
}
