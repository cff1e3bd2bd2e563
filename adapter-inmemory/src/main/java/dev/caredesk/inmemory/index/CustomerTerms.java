package dev.caredesk.inmemory.index;

import dev.caredesk.Field;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.Term;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The terms of one customer, each with where it stands. */
public final class CustomerTerms {

    private record TermPosition(Field field, int position) {
        TermPosition next(int steps) {
            return new TermPosition(field, position + steps);
        }
    }

    private final NavigableMap<String, Set<TermPosition>> spots = new TreeMap<>();

    CustomerTerms(List<Term> terms) {
        for (Term term : terms) {
            spots.computeIfAbsent(term.text(), text -> new HashSet<>())
                    .add(new TermPosition(term.field(), term.position()));
        }
    }

    Set<String> texts() {
        return spots.keySet();
    }

    public boolean has(String text) {
        return spots.containsKey(text);
    }

    public boolean matches(SearchQuery.Clause clause) {
        List<String> terms = clause.terms();
        if (terms.size() == 1) {
            return !withTerm(clause, 0).isEmpty();
        }
        return withTerm(clause, 0).stream().flatMap(Set::stream).anyMatch(first -> runFrom(first, clause));
    }

    /** S1: a phrase matches adjacent terms of one field. */
    private boolean runFrom(TermPosition first, SearchQuery.Clause clause) {
        for (int i = 1; i < clause.terms().size(); i++) {
            TermPosition expected = first.next(i);
            if (withTerm(clause, i).stream().noneMatch(found -> found.contains(expected))) {
                return false;
            }
        }
        return true;
    }

    private Collection<Set<TermPosition>> withTerm(SearchQuery.Clause clause, int index) {
        String text = clause.terms().get(index);
        if (clause.prefix() && index == clause.terms().size() - 1) {
            return PrefixRange.range(spots, text).values();
        }
        Set<TermPosition> found = spots.get(text);
        return found == null ? Set.of() : Set.of(found);
    }
}
