package dev.caredesk.testkit.model;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the model says an operation comes to: done, with the id of what it made or acted on, or refused.
 *
 * @param codes every reason that holds; an SDK names one of them at least, and none beside them
 */
record Verdict(Set<String> codes, String id) {

    static Verdict done(String id) {
        return new Verdict(Set.of(), id);
    }

    static Verdict refused(String... codes) {
        return new Verdict(new TreeSet<>(Set.of(codes)), "");
    }

    static Verdict of(Set<String> codes, String id) {
        return new Verdict(codes, id);
    }

    boolean isDone() {
        return codes.isEmpty();
    }
}
