package dev.caredesk.core.match;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Brings e-mail addresses to a form that can be compared (C6). */
final class EmailText {

    private static final int ASCII = 0x80;

    private EmailText() {}

    /**
     * Returns the address in lower case. Only case is ignored: a letter that merely looks like one of ours in another case (a dotless i, a
     * Kelvin sign) stays different, since anybody can register such an address.
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
