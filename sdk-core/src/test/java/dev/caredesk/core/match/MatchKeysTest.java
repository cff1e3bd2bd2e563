package dev.caredesk.core.match;

import static dev.caredesk.customer.CustomerFields.EXTERNAL_ID;
import static dev.caredesk.customer.CustomerFields.HOME_EMAIL;
import static dev.caredesk.customer.CustomerFields.HOME_PHONE;
import static dev.caredesk.customer.CustomerFields.MOBILE_PHONE;
import static dev.caredesk.customer.CustomerFields.WORK_EMAIL;
import static dev.caredesk.customer.CustomerFields.WORK_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.customer.Profile;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.MatchKey.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchKeysTest {

    private static final Optional<String> ITALY = Optional.of("IT");
    private static final Optional<String> NOWHERE = Optional.empty();

    @Test
    @DisplayName("C6 · the channel's own customer id is the only key where there is one")
    void externalIdAlone() {
        Contact contact = Contact.at(ContactAddress.email("ada@example.org")).known("C-17");
        assertThat(MatchKeys.of(contact, ITALY)).containsExactly(new MatchKey(Kind.EXTERNAL_ID, "C-17"));
        assertThat(MatchKeys.of(contact.known(" "), ITALY)).containsExactly(email("ada@example.org"));
    }

    @Test
    @DisplayName("C6 · an e-mail address matches whatever its case")
    void matchesEmailInAnyCase() {
        assertThat(MatchKeys.of(Contact.at(ContactAddress.email("Ada.LOVELACE@Example.ORG")), NOWHERE))
                .containsExactly(email("ada.lovelace@example.org"));
        assertThat(MatchKeys.of(new Profile(Map.of(HOME_EMAIL, " ÀDA@example.org ")), NOWHERE))
                .containsExactly(email("àda@example.org"));
    }

    @ParameterizedTest
    @DisplayName("C6 · letters that only look like another's address match nothing of it")
    @ValueSource(strings = {"m\u0131ke@example.org", "mi\u212ae@example.org", "m\u0130ke@example.org"})
    void keepsLookAlikesApart(String address) {
        assertThat(MatchKeys.of(Contact.at(ContactAddress.email(address)), NOWHERE))
                .hasSize(1)
                .doesNotContain(email("mike@example.org"));
    }

    @ParameterizedTest
    @DisplayName("C6 · a phone number matches as E.164, however it is typed")
    @ValueSource(
            strings = {
                "+390212345678",
                "+39 02 1234 5678",
                "0039 02 12345678",
                "02 12345678",
                "(02) 1234.5678",
                "02/1234-5678",
                "02\u00a01234\u20135678",
                "＋３９　０２　１２３４５６７８",
                "+(39) 02-12345678",
                "tel:+39-02-12345678",
                "٠٢١٢٣٤٥٦٧٨",
            })
    void matchesPhoneInAnyForm(String typed) {
        assertThat(MatchKeys.of(Contact.at(ContactAddress.phone(typed)), ITALY))
                .containsExactly(phone("+390212345678"));
    }

    @ParameterizedTest
    @DisplayName("C6 · a number that can't be read in the region matches nothing")
    @ValueSource(strings = {"02 12345678", "anonymous", "1", "call 02 12345678", "1-800-FLOWERS", "+", "+999 1"})
    void unreadableNumberMatchesNothing(String typed) {
        assertThat(MatchKeys.of(Contact.at(ContactAddress.phone(typed)), NOWHERE))
                .isEmpty();
        assertThat(MatchKeys.of(new Profile(Map.of(HOME_PHONE, typed)), NOWHERE))
                .isEmpty();
    }

    @Test
    @DisplayName("C6 · a name in a chat system matches nothing by itself")
    void chatNameMatchesNothing() {
        assertThat(MatchKeys.of(Contact.at(ContactAddress.other("ada@example.org")), ITALY))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "C6 · a customer is matched by both e-mail fields, all phone fields and the external id, by no other field")
    void matchesKeyFieldsOfProfile() {
        Profile profile = new Profile(Map.of(
                HOME_EMAIL,
                "a@example.org",
                WORK_EMAIL,
                "B@example.org",
                HOME_PHONE,
                "02 12345678",
                WORK_PHONE,
                "+41 44 668 18 00",
                MOBILE_PHONE,
                "not yet",
                EXTERNAL_ID,
                "C-17",
                Field.extra("other e-mail"),
                "c@example.org"));
        assertThat(MatchKeys.of(profile, ITALY))
                .isEqualTo(Set.of(
                        email("a@example.org"),
                        email("b@example.org"),
                        phone("+390212345678"),
                        phone("+41446681800"),
                        new MatchKey(Kind.EXTERNAL_ID, "C-17")));
    }

    @Property
    void contactAndCustomerOfOneAddressAlwaysMeet(@ForAll String text) {
        Profile profile = new Profile(Map.of(HOME_EMAIL, text, WORK_PHONE, text, EXTERNAL_ID, text));
        Set<MatchKey> keys = MatchKeys.of(profile, ITALY);
        assertThat(keys).allMatch(key -> key.value().length() <= 200);
        if (!text.isBlank()) {
            Contact contact = Contact.at(ContactAddress.other("x")).known(text);
            assertThat(keys).containsAll(MatchKeys.of(contact, ITALY));
        }
    }

    @Test
    @DisplayName("R8 · a region is two capital letters that the phone numbers know")
    void checksRegion() {
        assertThat(Region.isKnown("IT")).isTrue();
        assertThat(Region.isKnown("it")).isFalse();
        assertThat(Region.isKnown("ZZ")).isFalse();
        assertThat(Region.isKnown("001")).isFalse();
        assertThat(Region.isKnown("")).isFalse();
    }

    private static MatchKey email(String value) {
        return new MatchKey(Kind.EMAIL, value);
    }

    private static MatchKey phone(String value) {
        return new MatchKey(Kind.PHONE, value);
    }
}
