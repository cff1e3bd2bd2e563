package dev.caredesk.customer;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.Field;
import dev.caredesk.text.Bundle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a customer's display name on a desk (C2): the name; else an e-mail address; else a phone number; else "Unknown customer". */
public final class DisplayName {

    private DisplayName() {}

    /** Returns the display name for a profile, in the desk's language. */
    public static String of(Profile profile, Locale language) {
        refuseNull("profile", profile, "language", language);
        String name = Stream.of(CustomerFields.FIRST_NAME, CustomerFields.LAST_NAME)
                .map(profile::get)
                .flatMap(Optional::stream)
                .map(String::strip)
                .collect(Collectors.joining(" "));
        return Optional.of(name)
                .filter(text -> !text.isEmpty())
                .or(() -> first(profile, CustomerFields.EMAILS))
                .or(() -> first(profile, CustomerFields.PHONES))
                .orElseGet(() -> Bundle.text("customer.unknown", language));
    }

    private static Optional<String> first(Profile profile, List<Field> fields) {
        return fields.stream().map(profile::get).flatMap(Optional::stream).findFirst();
    }
}
