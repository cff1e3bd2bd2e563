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
 * The index of a customer: its match keys (C6) and the search terms of all fields (S1), up to the limit (L8). Computed by a pure function,
 * with the same result on every JDK that knows the characters.
 *
 * <ol>
 *   <li>Each field value is folded and split into terms ({@link FieldTerms}).
 *   <li>Named fields come before extra fields.
 *   <li>Terms beyond the limit are left out, and their fields are noted.
 * </ol>
 *
 * @param partly the fields with terms that are left out
 */
public record CustomerTerms(Index index, List<Field> partly) {

    public CustomerTerms {
        partly = List.copyOf(partly);
    }

    /**
     * Returns the terms of a customer, those of named fields before those of extra fields.
     *
     * @param region in which numbers without a + are read
     * @param most the limit of terms
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
        for (FieldTerms.PlacedTerm placed : FieldTerms.of(value, region)) {
            Term term = new Term(field, placed.position(), placed.text());
            if (terms.size() == most && !terms.contains(term)) {
                return false;
            }
            terms.add(term);
        }
        return true;
    }
}
