package dev.caredesk.testkit.model;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.testkit.model.ModelRows.CustomerRow;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds customers by an interaction's contact (C6) and by a query (S1), only for the words of {@link SampleVocabulary}. */
final class CustomerLookup {

    private static final Pattern CLAUSE = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern TERM = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final List<String> EMAILS = List.of("homeEmail", "workEmail");
    private static final List<String> PHONES = List.of("homePhone", "workPhone", "mobilePhone");

    private CustomerLookup() {}

    /** The form of an address in which it is compared; empty where it matches nothing (C6). */
    static Optional<String> normal(ContactAddress address) {
        return switch (address.kind()) {
            case EMAIL -> Optional.of(address.value().toLowerCase(Locale.ROOT));
            case PHONE -> phone(address.value());
            case OTHER, UNKNOWN -> Optional.empty();
        };
    }

    /** Without a region only numbers with + can be read. */
    private static Optional<String> phone(String value) {
        return value.startsWith("+") ? Optional.of("+" + value.replaceAll("\\D", "")) : Optional.empty();
    }

    /** The customers that an interaction matches (C6), in no order. */
    static List<String> matches(ModelStore store, Contact contact) {
        Optional<String> wanted = normal(contact.address());
        boolean email = contact.address().kind() == ContactAddress.Kind.EMAIL;
        return store.customers.values().stream()
                .filter(customer -> wanted.isPresent()
                        && (email ? EMAILS : PHONES)
                                .stream()
                                        .flatMap(field -> RecordValues.get(customer.values, field).stream())
                                        .flatMap(value -> normalField(email, value).stream())
                                        .anyMatch(wanted.get()::equals))
                .map(customer -> customer.id)
                .toList();
    }

    private static Optional<String> normalField(boolean email, String value) {
        return email ? Optional.of(value.toLowerCase(Locale.ROOT)) : phone(value);
    }

    /** Returns the values that a new customer is prefilled with (C3). */
    static Map<String, String> prefill(Contact contact) {
        Map<String, String> values = new LinkedHashMap<>();
        contact.name().ifPresent(name -> {
            int last = name.lastIndexOf(' ');
            values.put("firstName", last < 0 ? name : name.substring(0, last));
            if (last >= 0) {
                values.put("lastName", name.substring(last + 1));
            }
        });
        switch (contact.address().kind()) {
            case EMAIL -> values.put("homeEmail", contact.address().value());
            case PHONE -> values.put("mobilePhone", contact.address().value());
            case OTHER, UNKNOWN -> {}
        }
        return values;
    }

    /** The customers that a query finds, exact field values first, then by last update (S1). */
    static List<String> search(ModelStore store, String query) {
        return store.customers.values().stream()
                .filter(customer -> matches(customer, query))
                .sorted(Comparator.<CustomerRow, Boolean>comparing(customer -> customer.values.values().stream()
                                .anyMatch(value -> fold(value).equals(query)))
                        .thenComparing(customer -> customer.updated)
                        .thenComparingLong(customer -> customer.updatedSeq)
                        .reversed())
                .map(customer -> customer.id)
                .toList();
    }

    private static boolean matches(CustomerRow customer, String query) {
        Matcher clauses = CLAUSE.matcher(query);
        while (clauses.find()) {
            String clause = clauses.group();
            if (customer.values.values().stream().noneMatch(value -> matchesField(value, clause))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesField(String value, String clause) {
        List<String> terms = terms(fold(value));
        if (clause.endsWith("*")) {
            String prefix = clause.substring(0, clause.length() - 1);
            return terms.stream().anyMatch(term -> term.startsWith(prefix));
        }
        List<String> wanted = terms(clause);
        for (int at = 0; at + wanted.size() <= terms.size(); at++) {
            if (terms.subList(at, at + wanted.size()).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(text);
        while (matcher.find()) {
            terms.add(matcher.group());
        }
        return terms;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
