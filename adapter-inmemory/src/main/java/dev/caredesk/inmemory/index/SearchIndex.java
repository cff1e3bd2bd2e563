package dev.caredesk.inmemory.index;

import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import dev.caredesk.spi.storage.Term;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The search terms of a tenant: sorted, each with its customers, and each customer with its terms (S1). */
public final class SearchIndex {

    /** The customers of one or more terms; one may come several times. */
    public record Postings(Collection<Set<CustomerId>> sets, int size) {

        static final Postings NONE = new Postings(List.of(), 0);

        public Postings smaller(Postings other) {
            return other.size < size ? other : this;
        }
    }

    private final NavigableMap<String, Set<CustomerId>> customersOf = new TreeMap<>();
    private final Map<CustomerId, CustomerTerms> termsOf = new HashMap<>();

    public void put(CustomerId customer, List<Term> terms) {
        terms(customer).ifPresent(old -> old.texts().forEach(text -> remove(text, customer)));
        CustomerTerms places = new CustomerTerms(terms);
        termsOf.put(customer, places);
        places.texts()
                .forEach(text -> customersOf
                        .computeIfAbsent(text, key -> new HashSet<>())
                        .add(customer));
    }

    public Optional<CustomerTerms> terms(CustomerId customer) {
        return Optional.ofNullable(termsOf.get(customer));
    }

    /** The fewest customers among which all that match the clause are. */
    public Postings smallest(Clause clause) {
        int last = clause.terms().size() - 1;
        Postings best = clause.prefix()
                ? prefix(clause.terms().get(last))
                : term(clause.terms().get(last));
        for (String text : clause.terms().subList(0, last)) {
            best = best.smaller(term(text));
        }
        return best;
    }

    public Postings term(String text) {
        Set<CustomerId> found = customersOf.get(text);
        return found == null ? Postings.NONE : new Postings(List.of(found), found.size());
    }

    private Postings prefix(String text) {
        Collection<Set<CustomerId>> found = PrefixRange.range(customersOf, text).values();
        return new Postings(found, found.stream().mapToInt(Set::size).sum());
    }

    private void remove(String text, CustomerId customer) {
        Set<CustomerId> customers = customersOf.getOrDefault(text, new HashSet<>());
        customers.remove(customer);
        if (customers.isEmpty()) {
            customersOf.remove(text);
        }
    }
}
