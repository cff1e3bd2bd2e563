package dev.caredesk.core.match;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.text.TagText;
import dev.caredesk.core.text.TextRules;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.Profile;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The profile that a new customer starts with (C3).
 *
 * @param leftEmpty whether a value was left out because it broke a limit (L4)
 */
public record Prefill(Profile profile, boolean leftEmpty) {

    /**
     * Returns the prefill from a contact: the last word of the name is the last name, the rest the first name, and a single word the first
     * name; an e-mail address is the home e-mail, a number the mobile phone. Characters that no storage can hold are replaced (L5).
     */
    public static Prefill of(Contact contact, Limits limits) {
        Map<Field, String> values = new LinkedHashMap<>();
        contact.name().map(TextRules::repaired).ifPresent(name -> putName(values, TagText.stripped(name)));
        putAddress(values, contact.address());
        boolean leftEmpty = values.values().removeIf(value -> TextRules.characters(value) > limits.textCharacters());
        return new Prefill(new Profile(values), leftEmpty);
    }

    private static void putName(Map<Field, String> values, String name) {
        int last = lastWord(name);
        if (last == 0) {
            values.put(CustomerFields.FIRST_NAME, name);
        } else {
            values.put(CustomerFields.FIRST_NAME, TagText.stripped(name.substring(0, last)));
            values.put(CustomerFields.LAST_NAME, name.substring(last));
        }
    }

    private static void putAddress(Map<Field, String> values, ContactAddress address) {
        switch (address.kind()) {
            case EMAIL -> values.put(CustomerFields.HOME_EMAIL, TextRules.repaired(address.value()));
            case PHONE -> values.put(CustomerFields.MOBILE_PHONE, TextRules.repaired(address.value()));
            case OTHER, UNKNOWN -> {}
        }
    }

    /** Returns where the last word begins. */
    private static int lastWord(String name) {
        int begin = name.length();
        while (begin > 0 && !TagText.stripped(name.substring(begin - 1, begin)).isEmpty()) {
            begin--;
        }
        return begin;
    }
}
