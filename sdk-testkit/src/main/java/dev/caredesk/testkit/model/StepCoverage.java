package dev.caredesk.testkit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The count of each step in histories, by outcome. Not safe for use by several threads. */
public final class StepCoverage {

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    /** A count of nothing yet. */
    public StepCoverage() {}

    void count(HistoryStep step, String outcome) {
        counts.computeIfAbsent(step.getClass().getSimpleName(), name -> new TreeMap<>())
                .merge(outcome, 1, Integer::sum);
    }

    /** The places that no history came to, each as the step and the outcome that is missing. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Class<? extends HistoryStep> kind : StepCatalog.KINDS) {
            String step = kind.getSimpleName();
            Map<String, Integer> seen = counts.getOrDefault(step, Map.of());
            Stream.of(StepCatalog.traits(kind).outcomes())
                    .filter(outcome -> !reached(seen, outcome))
                    .forEach(outcome -> missing.add(step + " " + outcome));
        }
        return missing;
    }

    /** Exactly that outcome, or one of several reasons of a refusal. */
    private static boolean reached(Map<String, Integer> seen, String outcome) {
        return seen.keySet().stream()
                .anyMatch(label -> Set.of(label.split("\\+", -1)).contains(outcome));
    }

    /** One line for each step: how often each outcome came. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        counts.forEach((step, outcomes) -> table.append(String.format("%-20s %s%n", step, outcomes)));
        return table.toString();
    }
}
