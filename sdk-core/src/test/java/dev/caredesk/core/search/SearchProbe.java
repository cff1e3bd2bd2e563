package dev.caredesk.core.search;

import dev.caredesk.Field;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.customer.Profile;
import dev.caredesk.spi.storage.Index;
import dev.caredesk.spi.storage.SearchQuery;
import dev.caredesk.spi.storage.SearchQuery.Clause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether queries find a customer: does with the terms what {@link SearchQuery} says, and nothing else. */
final class SearchProbe {

    private record Spot(Field field, int position) {}

    private final Map<Spot, Set<String>> terms = new HashMap<>();
    private final Optional<String> region;

    private SearchProbe(Index index, Optional<String> region) {
        this.region = region;
        index.terms()
                .forEach(term -> terms.computeIfAbsent(new Spot(term.field(), term.position()), spot -> new HashSet<>())
                        .add(term.text()));
    }

    static SearchProbe in(Optional<String> region, Field field, String value) {
        return in(region, Map.of(field, value));
    }

    static SearchProbe in(Optional<String> region, Map<Field, String> values) {
        return new SearchProbe(
                CustomerTerms.of(CustomerId.of("c1"), new Profile(values), region, 5_000)
                        .index(),
                region);
    }

    boolean by(String query) {
        return parsed(query).clauses().stream().allMatch(this::matches);
    }

    boolean exactlyBy(String query) {
        return parsed(query).exact().stream()
                .anyMatch(exact -> terms.values().stream().anyMatch(texts -> texts.contains(exact)));
    }

    private SearchQuery parsed(String query) {
        return QueryParser.parse(query, region, Optional.empty(), 20).orElseThrow();
    }

    private boolean matches(Clause clause) {
        return terms.keySet().stream().anyMatch(first -> isRunFrom(first, clause));
    }

    private boolean isRunFrom(Spot first, Clause clause) {
        return IntStream.range(0, clause.terms().size()).allMatch(step -> {
            Set<String> there = terms.getOrDefault(new Spot(first.field(), first.position() + step), Set.of());
            String wanted = clause.terms().get(step);
            boolean open = clause.prefix() && step == clause.terms().size() - 1;
            return open ? there.stream().anyMatch(term -> term.startsWith(wanted)) : there.contains(wanted);
        });
    }
}
