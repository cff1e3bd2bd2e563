package dev.caredesk.benchmarks.measure;

import java.util.function.Function;

/**
 * A contender before it begins.
 *
 * @param open begins on the database of that URL, as a host would
 * @param still begins with all background work standing still, so that only the round trips of the operation are counted
 */
public record ContestEntry(String name, Function<String, Contender> open, Function<String, Contender> still) {

    /** One without background work. */
    public static ContestEntry of(String name, Function<String, Contender> open) {
        return new ContestEntry(name, open, open);
    }
}
