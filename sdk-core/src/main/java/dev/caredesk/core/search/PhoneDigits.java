package dev.caredesk.core.search;

import dev.caredesk.core.match.Phone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Numbers that are written in groups of digits, such as phone numbers, in folded text (S1). */
final class PhoneDigits {

    /** Fewer digits are no phone number. */
    static final int LEAST = 5;
    /** More digits are none either: 15, and what is dialled before them. */
    static final int MOST = 18;
    /** More groups are several numbers. */
    static final int GROUPS = 7;

    private PhoneDigits() {}

    /** The digits of all groups in a row. */
    static String joined(List<Token> groups) {
        return groups.stream().map(Token::text).collect(Collectors.joining());
    }

    /** Whether so many digits in a row may be one number. */
    static boolean isNumber(String joined) {
        return joined.length() >= LEAST && joined.length() <= MOST;
    }

    /** Whether a text is one number in groups and nothing else. */
    static boolean isNumber(String folded, List<Token> groups) {
        return groups.size() <= GROUPS && Phone.isPhoneLike(folded) && isNumber(joined(groups));
    }

    /**
     * The digits to look for when a text is one number. They are as they were typed where the number is also written so, and then
     * find it in any text; else those of E.164. A number that can't be read is looked for as it was typed.
     */
    static String wanted(String joined, Optional<Phone> phone) {
        return phone.filter(Phone::valid)
                .filter(number -> !number.spellings().contains(joined))
                .map(Phone::digits)
                .orElse(joined);
    }
}
