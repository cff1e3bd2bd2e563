package dev.caredesk.core.match;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.core.text.BoundedText;
import dev.caredesk.customer.CustomerFields;
import dev.caredesk.customer.Profile;
import dev.caredesk.spi.storage.MatchKey;
import dev.caredesk.spi.storage.MatchKey.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Computes the keys by which an interaction finds its customer (C6). Pure functions. */
public final class MatchKeys {

    /**
     * The longest value that is a key as it is. Longer ones are no real addresses; a digest stands for them, so that every storage can
     * index it.
     */
    private static final int MAX = 200;

    private MatchKeys() {}

    /**
     * Returns the keys of a contact: the channel's own customer id alone, if there is one; else the address. A number that cannot be read
     * in the region has no key, nor has an address in a system of the channel's own.
     */
    public static Set<MatchKey> of(Contact contact, Optional<String> region) {
        return contact.externalId()
                .filter(id -> !id.isBlank())
                .map(id -> Set.of(externalId(id)))
                .orElseGet(() -> address(contact.address(), region).collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns the keys of a customer: both e-mail addresses, all phone numbers, the external id. */
    public static Set<MatchKey> of(Profile profile, Optional<String> region) {
        Stream<MatchKey> emails = CustomerFields.EMAILS.stream()
                .flatMap(field -> profile.get(field).stream())
                .map(MatchKeys::email);
        Stream<MatchKey> phones = CustomerFields.PHONES.stream()
                .flatMap(field -> profile.get(field).stream())
                .flatMap(number -> phone(number, region).stream());
        Stream<MatchKey> id = profile.get(CustomerFields.EXTERNAL_ID).map(MatchKeys::externalId).stream();
        return Stream.of(emails, phones, id).flatMap(keys -> keys).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<MatchKey> address(ContactAddress address, Optional<String> region) {
        return switch (address.kind()) {
            case EMAIL -> Stream.of(email(address.value()));
            case PHONE -> phone(address.value(), region).stream();
            case OTHER, UNKNOWN -> Stream.empty();
        };
    }

    private static MatchKey email(String address) {
        return key(Kind.EMAIL, EmailText.fold(address));
    }

    private static Optional<MatchKey> phone(String number, Optional<String> region) {
        return Phone.parse(number, region).map(phone -> key(Kind.PHONE, phone.e164()));
    }

    private static MatchKey externalId(String id) {
        return key(Kind.EXTERNAL_ID, id);
    }

    private static MatchKey key(Kind kind, String value) {
        return new MatchKey(kind, BoundedText.distinct(value, MAX));
    }
}
