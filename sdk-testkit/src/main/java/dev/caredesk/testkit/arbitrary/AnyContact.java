package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates contacts (C3, C6). */
public final class AnyContact {

    private AnyContact() {}

    /** Addresses of every kind. */
    public static Arbitrary<ContactAddress> addresses() {
        return Arbitraries.oneOf(emails(), phones(), AnyId.name().map(ContactAddress::other));
    }

    /** E-mail addresses, also ones that no mail system would take. */
    public static Arbitrary<ContactAddress> emails() {
        return Arbitraries.oneOf(
                        Arbitraries.of("ada@example.org", "ADA@Example.ORG", "\u00E4da@ex\u00E4mple.org"), AnyId.name())
                .map(ContactAddress::email);
    }

    /** Phone numbers in several spellings, also ones that are none. */
    public static Arbitrary<ContactAddress> phones() {
        return Arbitraries.oneOf(
                        Arbitraries.of("+39 02 1234567", "+39021234567", "0049 30 123456", "112"), AnyId.name())
                .map(ContactAddress::phone);
    }

    /** Contacts, with and without name and id, proven and not. */
    public static Arbitrary<Contact> contacts() {
        return Combinators.combine(
                        addresses(),
                        AnyText.wellFormed().optional(),
                        AnyId.name().optional(),
                        Arbitraries.of(true, false))
                .as(Contact::new);
    }
}
