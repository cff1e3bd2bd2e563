package dev.caredesk.verification.kill;

import java.util.Optional;

/**
 * A line that a victim prints: a worker, a step, its number, and whether it begins or was acknowledged.
 *
 * @param number of the worker's round; each round leaves its number in all that it writes
 */
record VictimLine(boolean acknowledged, int worker, RoundStep step, long number) {

    private static final String BEGINS = "begins";
    private static final String DONE = "done";

    String line() {
        return String.join(
                " ", acknowledged ? DONE : BEGINS, Integer.toString(worker), step.name(), Long.toString(number));
    }

    /** Empty for what a kill cut off, or what is none of these lines. */
    static Optional<VictimLine> parse(String line) {
        String[] parts = line.split(" ", -1);
        boolean known = parts.length == 4 && (parts[0].equals(BEGINS) || parts[0].equals(DONE));
        return known && parts[3].matches("\\d+")
                ? Optional.of(new VictimLine(
                        parts[0].equals(DONE),
                        Integer.parseInt(parts[1]),
                        RoundStep.valueOf(parts[2]),
                        Long.parseLong(parts[3])))
                : Optional.empty();
    }
}
