package dev.caredesk.core.match;

import static dev.caredesk.customer.CustomerFields.FIRST_NAME;
import static dev.caredesk.customer.CustomerFields.HOME_EMAIL;
import static dev.caredesk.customer.CustomerFields.LAST_NAME;
import static dev.caredesk.customer.CustomerFields.MOBILE_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.Limits;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.text.TextRules;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrefillTest {

    private static final Contact CHAT = Contact.at(ContactAddress.other("u17"));
    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    @DisplayName("C3 · the last word of the name is the last name, the rest the first name")
    void splitsName() {
        assertThat(named("Ada King  Lovelace")).isEqualTo(Map.of(FIRST_NAME, "Ada King", LAST_NAME, "Lovelace"));
        assertThat(named(" Ada\u00a0Lovelace\u3000")).isEqualTo(Map.of(FIRST_NAME, "Ada", LAST_NAME, "Lovelace"));
    }

    @Test
    @DisplayName("C3 · a single word is the first name, a blank name none")
    void singleWord() {
        assertThat(named("Ada")).isEqualTo(Map.of(FIRST_NAME, "Ada"));
        assertThat(named(" \u3000")).isEmpty();
        assertThat(named("\u00a0")).isEmpty();
    }

    @Test
    @DisplayName("C3 · the e-mail address is the home e-mail, the number the mobile phone")
    void prefillsAddress() {
        assertThat(prefill(Contact.at(ContactAddress.email("ada@example.org"))))
                .isEqualTo(Map.of(HOME_EMAIL, "ada@example.org"));
        assertThat(prefill(Contact.at(ContactAddress.phone("02 12345678"))))
                .isEqualTo(Map.of(MOBILE_PHONE, "02 12345678"));
        assertThat(prefill(CHAT)).isEmpty();
    }

    @Test
    @DisplayName("L4 · a prefill that breaks a limit is left empty and noted, the rest stays")
    void leavesTooLongPrefillEmpty() {
        Prefill prefill = Prefill.of(CHAT.named("Ada " + "x".repeat(2_001)), Limits.DEFAULT);
        assertThat(prefill.leftEmpty()).isTrue();
        assertThat(prefill.profile().values()).isEqualTo(Map.of(FIRST_NAME, "Ada"));

        Prefill atLimit = Prefill.of(CHAT.named(EMOJI.repeat(2_000)), Limits.DEFAULT);
        assertThat(atLimit.leftEmpty()).isFalse();
        assertThat(atLimit.profile().get(FIRST_NAME)).contains(EMOJI.repeat(2_000));

        Limits low = Limits.DEFAULT.withTextCharacters(5);
        Contact contact = Contact.at(ContactAddress.email("ada@example.org")).named("Ada");
        assertThat(Prefill.of(contact, low).profile().values()).isEqualTo(Map.of(FIRST_NAME, "Ada"));
    }

    @Test
    @DisplayName("L5 · a prefill has U+FFFD in place of what no store can hold")
    void repairsPrefill() {
        assertThat(named("A\u0000a L\uD83Dve")).isEqualTo(Map.of(FIRST_NAME, "A\uFFFDa", LAST_NAME, "L\uFFFDve"));
    }

    @Property
    void takesAnyName(@ForAll String name) {
        assertThat(Prefill.of(CHAT.named(name), Limits.DEFAULT)
                        .profile()
                        .values()
                        .values())
                .allMatch(TextRules::isStorable);
    }

    private static Map<Field, String> named(String name) {
        return prefill(CHAT.named(name));
    }

    private static Map<Field, String> prefill(Contact contact) {
        Prefill prefill = Prefill.of(contact, Limits.DEFAULT);
        assertThat(prefill.leftEmpty()).isFalse();
        return prefill.profile().values();
    }
}
