package dev.caredesk.core.match;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** E-mail addresses, made comparable (C6). */
final class EmailText {

    private static final int ASCII = 0x80;

    private EmailText() {}

    /**
     * The address in lower case. Case is all that is forgiven: a letter that only looks like one of ours in another case (a
     * dotless i, a Kelvin sign) stays another letter, since anybody can register it.
     */
    static String fold(String address) {
        StringBuilder folded = new StringBuilder(address.length());
        address.strip().codePoints().map(EmailText::lower).forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded, Form.NFC);
    }

    private static int lower(int character) {
        int lower = Character.toLowerCase(character);
        return character >= ASCII && lower < ASCII ? character : lower;
    }
}
