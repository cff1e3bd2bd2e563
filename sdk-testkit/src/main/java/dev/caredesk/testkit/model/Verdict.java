package dev.caredesk.testkit.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The outcome that the model expects of an operation: done, with the id of what it made or acted on, or refused.
 *
 * @param reasons every {@link ReasonText} that an SDK must name; it names none beside them (L4)
 */
record Verdict(List<String> reasons, String id) {

    static Verdict done(String id) {
        return new Verdict(List.of(), id);
    }

    static Verdict refused(String... reasons) {
        return new Verdict(List.of(reasons), "");
    }

    static Verdict of(Collection<String> reasons, String id) {
        return new Verdict(List.copyOf(reasons), id);
    }

    boolean isDone() {
        return reasons.isEmpty();
    }

    Set<String> codes() {
        return reasons.stream().map(ReasonText::code).collect(Collectors.toCollection(TreeSet::new));
    }
}
