package dev.caredesk.benchmarks.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a program on its command line, as {@code name=value}. */
public record ProgramOptions(Map<String, String> given) {

    /**
     * Reads the options of a command line.
     *
     * @param known the names that the program has
     */
    public static ProgramOptions of(String[] arguments, String... known) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || !Arrays.asList(known).contains(parts[0])) {
                throw new IllegalArgumentException(
                        "option must be one of " + String.join("=, ", known) + "=, was " + argument);
            }
            given.put(parts[0], parts[1]);
        }
        return new ProgramOptions(Map.copyOf(given));
    }

    public int number(String name, int otherwise) {
        return Integer.parseInt(
                given.getOrDefault(name, Integer.toString(otherwise)).replace("_", ""));
    }

    /** Several numbers with commas between. */
    public List<Integer> numbers(String name, String otherwise) {
        return Arrays.stream(
                        given.getOrDefault(name, otherwise).replace("_", "").split(","))
                .map(Integer::valueOf)
                .toList();
    }
}
