package dev.caredesk.verification.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that each rule that is not planned has a test that ran and passed in this build, and a planned one none. The build runs
 * it after the last tests. A build of some modules only, or of some tests only, can't tell, and says so.
 */
public final class RuleCoverage {

    private final Path root;
    private final String built;
    private final long since;

    /**
     * @param root the folder of the parent
     * @param built the modules of this build, as Maven lists them
     * @param since when this build began, in milliseconds of the epoch
     */
    RuleCoverage(Path root, String built, long since) {
        this.root = root.normalize();
        this.built = built;
        this.since = since;
    }

    /** Takes the root folder, the modules of this build and its start; fails with an exception, which ends the build. */
    public static void main(String[] arguments) {
        String only = System.getProperty("test");
        if (only != null) {
            System.out.println("Rule coverage is not checked: only some tests ran (-Dtest=" + only + ").");
            return;
        }
        System.out.println(new RuleCoverage(
                        Path.of(arguments[0]), arguments[1], Long.parseLong(arguments[2].replaceAll("\\D", "")))
                .check());
    }

    /** The verdict in one sentence; throws when a rule is not covered. */
    String check() {
        List<Path> modules = modules();
        List<Path> missing = modules.stream().filter(module -> !isBuilt(module)).toList();
        if (!missing.isEmpty()) {
            return "Rule coverage is not checked: the build leaves out " + names(missing) + ".";
        }
        RuleList rules = RuleList.read(read(root.resolve("docs/rules.md")));
        SortedMap<String, String> faults = rules.faults(passed(modules));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.entrySet().stream()
                    .map(fault -> "  " + fault.getKey() + " " + fault.getValue())
                    .collect(Collectors.joining("\n", "docs/rules.md and the tests do not fit:\n", "")));
        }
        return "Each of the " + rules.built() + " rules that are built has a test that passed.";
    }

    private Map<String, Integer> passed(List<Path> modules) {
        Map<String, Integer> passed = new TreeMap<>();
        for (Path module : modules) {
            TestReports reports = TestReports.of(module, since);
            if (reports.files().isEmpty()) {
                throw new IllegalStateException("no test of " + names(List.of(module)) + " ran in this build");
            }
            reports.passed().forEach((id, count) -> passed.merge(id, count, Integer::sum));
        }
        return passed;
    }

    /** The modules that have tests. */
    private List<Path> modules() {
        try (Stream<Path> files = Files.walk(root, 5)) {
            return files.filter(file -> file.endsWith("src/test/java"))
                    .map(file -> file.resolve("../../..").normalize())
                    .filter(module -> Files.exists(module.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isBuilt(Path module) {
        return built.contains(" " + module.resolve("pom.xml"));
    }

    private String names(List<Path> modules) {
        return modules.stream()
                .map(module -> root.relativize(module).toString())
                .collect(Collectors.joining(", "));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
