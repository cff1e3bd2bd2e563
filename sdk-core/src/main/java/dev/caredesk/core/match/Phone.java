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
 * A phone number that was understood (C6, S1).
 *
 * @param e164 a + and all digits, the country's first
 * @param national the digits that go without the country's, as dialled abroad
 * @param local the digits as dialled in the country, mostly with a 0 in front
 * @param valid whether such a number can have been given out; other ones are numbers too, only less surely
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
     * The number that a text is; none if it has other characters than a phone number has (letters are not read as digits), or
     * can't be read in that region. Without a region only numbers with a + can be.
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

    /**
     * Whether it has a digit, and only digits, what is written between digits (white space, ( ) - . / and dashes), and a + in
     * front of them.
     */
    public static boolean isPhoneLike(String text) {
        return text.codePoints().anyMatch(Character::isDigit)
                && text.codePoints().allMatch(each -> Character.isDigit(each) || isPhoneCharacter(each))
                && text.codePoints().dropWhile(each -> !Character.isDigit(each)).noneMatch(each -> each == '+');
    }

    /** Whether a text is nothing but what is written between the digits of one number. */
    public static boolean isBetweenDigits(String text) {
        return BETWEEN.matchesAllOf(text);
    }

    /** The digits of {@link #e164}. */
    public String digits() {
        return e164.substring(1);
    }

    /** All the ways in which the digits of this number are written in a row. */
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
