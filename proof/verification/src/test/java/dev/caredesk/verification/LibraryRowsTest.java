package dev.caredesk.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/dependencies.md against the poms: each library has a row, and each row is about a library that is there. */
class LibraryRowsTest {

    private static final Pattern PLUGINS = Pattern.compile("<plugin>.*?</plugin>", Pattern.DOTALL);
    private static final Pattern PROCESSORS = Pattern.compile("<path>.*?</path>", Pattern.DOTALL);
    private static final Pattern DEPENDENCIES = Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);
    private static final Pattern NAME =
            Pattern.compile("<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("^\\|.*\\|$", Pattern.MULTILINE);
    private static final Pattern CELL_NAME = Pattern.compile("`([\\w.-]+:[\\w.-]+)`");

    @Test
    @DisplayName(
            "each library of the poms has a row in docs/dependencies.md, and each row is about a library of the poms")
    void eachLibraryHasItsRow() throws IOException {
        assertThat(rows(Files.readString(root().resolve("docs/dependencies.md"))))
                .isEqualTo(libraries())
                .hasSizeGreaterThan(20);
    }

    @Test
    @DisplayName("a library without a row, a row without a library and a name in plain text are told apart")
    void detectsMissingRowsAndLibraries() {
        assertThat(rows("| Guava (`com.google.guava:guava`) | all |\n\nNot `a:row`\n| b (`b:c`, `d:e`) |\n"))
                .containsExactly("b:c", "com.google.guava:guava", "d:e");
        assertThat(libraries("""
                <dependency>
                  <groupId>b</groupId>
                  <artifactId>c</artifactId>
                </dependency>
                <dependency><groupId>dev.caredesk</groupId> <artifactId>ours</artifactId></dependency>
                <plugin><groupId>p</groupId><artifactId>q</artifactId>
                  <path><groupId>d</groupId><artifactId>e</artifactId></path>
                  <dependency><groupId>p</groupId><artifactId>r</artifactId></dependency>
                </plugin>
                """)).containsExactly("b:c", "d:e");
    }

    private static Set<String> rows(String text) {
        return found(ROW, text)
                .map(MatchResult::group)
                .flatMap(row -> found(CELL_NAME, row))
                .map(name -> name.group(1))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Set<String> libraries() throws IOException {
        Set<String> all = new TreeSet<>();
        for (Path pom : poms()) {
            all.addAll(libraries(Files.readString(pom)));
        }
        return all;
    }

    /** Dependencies, managed or not, and annotation processors; neither plugins nor what belongs to them. */
    private static Set<String> libraries(String pom) {
        String outside = PLUGINS.matcher(pom).replaceAll("");
        return Stream.concat(found(DEPENDENCIES, outside), found(PROCESSORS, pom))
                .flatMap(element -> found(NAME, element.group()))
                .filter(name -> !name.group(1).equals("dev.caredesk"))
                .map(name -> name.group(1) + ":" + name.group(2))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> files = Files.find(
                root(), 3, (file, about) -> file.getFileName().toString().equals("pom.xml"))) {
            return files.filter(file -> !root().relativize(file).toString().contains("target"))
                    .toList();
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return here.endsWith("verification") ? here.resolve("../..").normalize() : here;
    }
}
