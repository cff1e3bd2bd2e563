package dev.caredesk.verification.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the check of rule coverage")
class RuleCoverageTest {

    private static final String PASSED = "<testcase name=\"%s\" classname=\"x\"/>";
    private static final String FAILED = "<testcase name=\"%s\" classname=\"x\"><failure>no</failure></testcase>";
    private static final String SKIPPED = "<testcase name=\"%s\" classname=\"x\"><skipped/></testcase>";

    @TempDir
    private Path root;

    @BeforeEach
    void rules() throws IOException {
        write("docs/rules.md", """
                # Rules
                - **Q1** The first rule.
                - **Q2** The second rule, see **Q9**.
                - **Q3** *(planned)* The third rule.
                """);
        module("one");
        module("deep/two");
    }

    @Test
    @DisplayName("passes when each rule has a passed test in any module, and a planned one none")
    void passesWhenEachRuleIsTested() throws IOException {
        report("one", PASSED.formatted("Q1 · does it[1] a"));
        report("deep/two", PASSED.formatted("Q2 · does that") + PASSED.formatted("anything else"));

        assertThat(check()).isEqualTo("Each of the 2 rules that are built has a test that passed.");
    }

    @Test
    @DisplayName("fails when a rule has only tests that failed or were skipped, or one that only looks like its own")
    void failsOnUntestedRule() throws IOException {
        report(
                "one",
                PASSED.formatted("Q1 · does it") + FAILED.formatted("Q2 · fails") + SKIPPED.formatted("Q2 · waits"));
        report("deep/two", PASSED.formatted("Q2 - does that") + PASSED.formatted("see Q2 · there"));

        assertThatThrownBy(this::check).hasMessageContaining("Q2 has no test").hasMessageNotContaining("Q1");
    }

    @Test
    @DisplayName("fails when a planned rule has a test that passed")
    void failsOnTestedPlannedRule() throws IOException {
        report("one", PASSED.formatted("Q1 · does it") + PASSED.formatted("Q2 · does that"));
        report("deep/two", PASSED.formatted("Q3 · is there already"));

        assertThatThrownBy(this::check).hasMessageContaining("Q3 is marked planned");
    }

    @Test
    @DisplayName("fails when a test names a rule that is none")
    void failsOnUnknownRule() throws IOException {
        report("one", PASSED.formatted("Q1 · does it") + PASSED.formatted("Q2 · does that"));
        report("deep/two", PASSED.formatted("Q9 · what"));

        assertThatThrownBy(this::check).hasMessageContaining("Q9 is named by a test, but is no rule");
    }

    @Test
    @DisplayName("fails when a module of a full build has no report, or only one of an earlier build")
    void failsOnMissingReport() throws IOException {
        report("one", PASSED.formatted("Q1 · does it") + PASSED.formatted("Q2 · does that"));

        assertThatThrownBy(this::check).hasMessageContaining("no test of deep/two ran");

        report("deep/two", PASSED.formatted("Q2 · does that"));
        long tomorrow = System.currentTimeMillis() + 86_400_000;
        assertThatThrownBy(() -> new RuleCoverage(root, built("one", "deep/two"), tomorrow).check())
                .hasMessageContaining("no test of");
    }

    @Test
    @DisplayName("says that it can't tell where the build leaves a module out")
    void saysWhenBuildIsPartial() {
        assertThat(new RuleCoverage(root, built("one"), 0).check())
                .isEqualTo("Rule coverage is not checked: the build leaves out deep/two.");
    }

    @Test
    @DisplayName("fails when the file of the rules holds none")
    void failsWithoutRules() throws IOException {
        write("docs/rules.md", "# Rules\n");
        report("one", PASSED.formatted("Q1 · does it"));
        report("deep/two", PASSED.formatted("Q2 · does that"));

        assertThatThrownBy(this::check).hasMessageContaining("not one rule");
    }

    private String check() {
        return new RuleCoverage(root, built("one", "deep/two"), 0).check();
    }

    private String built(String... modules) {
        StringBuilder list = new StringBuilder("[");
        for (String module : modules) {
            list.append("MavenProject: a:b:1 @ ")
                    .append(root.resolve(module).resolve("pom.xml"))
                    .append(", ");
        }
        return list.append(']').toString();
    }

    private void module(String name) throws IOException {
        write(name + "/pom.xml", "<project/>");
        Files.createDirectories(root.resolve(name + "/src/test/java"));
    }

    private void report(String module, String tests) throws IOException {
        write(module + "/target/surefire-reports/TEST-x.xml", "<testsuite>" + tests + "</testsuite>");
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
