package dev.caredesk.core.match;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed phone number (C6, S1).
 *
 * @param e164 a + and all digits, beginning with the country code
 * @param national the digits without the country code, as dialled from abroad
 * @param local the digits as dialled within the country, mostly with a leading 0
 * @param valid whether such a number can have been assigned; others count as numbers too, with less certainty
 */
public record Phone(String e164, String national, String local, boolean valid) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String NO_REGION = "ZZ";
    private static final String URI = "tel:";

    private static final CharMatcher DIGIT = CharMatcher.inRange('0', '9');
    private static final CharMatcher DASH =
            CharMatcher.inRange('\u2010', '\u2015').or(CharMatcher.is('\u2212'));
    private static final CharMatcher BETWEEN =
            CharMatcher.whitespace().or(CharMatcher.anyOf("()-./")).or(DASH);
    private static final CharMatcher PHONE = DIGIT.or(BETWEEN).or(CharMatcher.is('+'));

    /**
     * Returns the number that a text stands for; empty if the text has characters that phone numbers do not have (letters are not read as
     * digits), or cannot be read in that region. Without a region, only numbers with a + are read.
     */
    public static Optional<Phone> parse(String text, Optional<String> region) {
        String plain = Normalizer.normalize(text, Form.NFKC).strip();
        String number = plain.startsWith(URI) ? plain.substring(URI.length()) : plain;
        if (!isPhoneLike(number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(NUMBERS.parse(number, region.orElse(NO_REGION))));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Returns whether a text has a digit and otherwise only digits, separators (white space, ( ) - . / and dashes) and a leading +. */
    public static boolean isPhoneLike(String text) {
        return text.codePoints().anyMatch(Character::isDigit)
                && text.codePoints().allMatch(each -> Character.isDigit(each) || isPhoneCharacter(each))
                && text.codePoints().dropWhile(each -> !Character.isDigit(each)).noneMatch(each -> each == '+');
    }

    /** Returns whether a text consists of separators within one number only. */
    public static boolean isBetweenDigits(String text) {
        return BETWEEN.matchesAllOf(text);
    }

    /** Returns the digits of {@link #e164}. */
    public String digits() {
        return e164.substring(1);
    }

    /** Returns all the ways to write the digits of this number in a row. */
    public Set<String> spellings() {
        return ImmutableSet.of(digits(), "00" + digits(), national, local);
    }

    private static boolean isPhoneCharacter(int character) {
        return Character.isBmpCodePoint(character) && PHONE.matches((char) character);
    }

    private static Phone of(PhoneNumber number) {
        return new Phone(
                NUMBERS.format(number, PhoneNumberFormat.E164),
                NUMBERS.getNationalSignificantNumber(number),
                DIGIT.retainFrom(NUMBERS.format(number, PhoneNumberFormat.NATIONAL)),
                NUMBERS.isValidNumber(number));
    }

    @Override
    public String toString() {
        return "Phone[valid=" + valid + "]";
    }
}
