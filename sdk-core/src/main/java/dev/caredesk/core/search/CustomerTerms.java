package dev.caredesk.core.search;

import dev.caredesk.Field;
import dev.caredesk.core.match.MatchKeys;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All by which a customer is found: the match keys (C6) and the search terms of every field (S1), as many as the limit allows (L8). A
 * pure function, the same on every JDK that knows the characters.
 *
 * @param partly the fields of which some terms are left out
 */
public record CustomerTerms(Index index, List<Field> partly) {

    public CustomerTerms {
        partly = List.copyOf(partly);
    }

    /**
     * Returns the terms of a customer, those of named fields before those of extra fields.
     *
     * @param region in which numbers without a + are read
     * @param most how many terms
     */
    public static CustomerTerms of(CustomerId id, Profile profile, Optional<String> region, int most) {
        Set<Term> terms = new LinkedHashSet<>();
        List<Field> partly = new ArrayList<>();
        profile.values().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().isExtra()))
                .forEach(entry -> {
                    if (!addTo(terms, entry.getKey(), entry.getValue(), region, most)) {
                        partly.add(entry.getKey());
                    }
                });
        return new CustomerTerms(new Index(id, MatchKeys.of(profile, region), List.copyOf(terms)), partly);
    }

    private static boolean addTo(Set<Term> terms, Field field, String value, Optional<String> region, int most) {
        if (terms.size() == most) {
            return false;
        }
        for (FieldTerms.Placed placed : FieldTerms.of(value, region)) {
            Term term = new Term(field, placed.position(), placed.text());
            if (terms.size() == most && !terms.contains(term)) {
                return false;
            }
            terms.add(term);
        }
        return true;
    }
}
