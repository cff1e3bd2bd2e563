package dev.caredesk.core.search;

import dev.caredesk.Field;
import dev.caredesk.core.match.MatchKeys;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.Term;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * All by which a customer is found: the match keys (C6) and the search terms of every field, named and extra ones (S1). A pure
 * function of profile and region, the same on every JDK that knows the characters.
 */
public final class CustomerTerms {

    private CustomerTerms() {}

    /** The index entry of a customer; numbers without a + are read in that region. */
    public static Index index(CustomerId id, Profile profile, Optional<String> region) {
        Set<Term> terms = new LinkedHashSet<>();
        profile.values().forEach((field, value) -> addTo(terms, field, value, region));
        return new Index(id, MatchKeys.of(profile, region), terms.stream().toList());
    }

    private static void addTo(Set<Term> terms, Field field, String value, Optional<String> region) {
        FieldTerms.of(value, region).forEach(placed -> terms.add(new Term(field, placed.position(), placed.text())));
    }
}
