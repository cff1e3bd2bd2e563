package dev.caredesk.verification.coverage;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of docs/rules.md: one on each list line that begins with an id in bold.
 *
 * @param planned by the id, whether the rule is marked planned
 */
record RuleList(SortedMap<String, Boolean> planned) {

    private static final Pattern LINE =
            Pattern.compile("^- \\*\\*([A-Z]\\d+)\\*\\*( \\*\\(planned\\)\\*)?", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("^([A-Z]\\d+) · .*", Pattern.DOTALL);

    static RuleList read(String text) {
        SortedMap<String, Boolean> found = new TreeMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            if (found.put(line.group(1), line.group(2) != null) != null) {
                throw new IllegalStateException("the rules have two of the id " + line.group(1));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("there is not one rule in the file of the rules");
        }
        return new RuleList(found);
    }

    /** The id that the display name of a test begins with. */
    static Optional<String> idOf(String displayName) {
        Matcher name = NAME.matcher(displayName);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    long built() {
        return planned.entrySet().stream().filter(rule -> !rule.getValue()).count();
    }

    /** Returns the faults of the tests by the id of the rule, given the number of tests that passed under each id. */
    SortedMap<String, String> faults(Map<String, Integer> passed) {
        SortedMap<String, String> faults = new TreeMap<>();
        planned.forEach((id, later) -> {
            if (later && passed.containsKey(id)) {
                faults.put(id, "is marked planned, but has a test that passed");
            } else if (!later && !passed.containsKey(id)) {
                faults.put(id, "has no test that ran and passed");
            }
        });
        passed.keySet().stream()
                .filter(id -> !planned.containsKey(id))
                .forEach(id -> faults.put(id, "is named by a test, but is no rule"));
        return faults;
    }
}
