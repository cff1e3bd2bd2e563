package dev.caredesk.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation shows code that is compiled and tested: the bodies of {@link Embedding} and {@link Guide}. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)\n```\n", Pattern.DOTALL);
    private static final Pattern INDENTED_JAVA = Pattern.compile("^(?: {4}|\t).*[;{]\\s*(?://.*)?$");
    private static final Path SAMPLES = Path.of("src/main/java/dev/caredesk/quickstart");

    @Test
    @DisplayName("the README's code blocks are the sample's code")
    void readme() throws IOException {
        String sample = unindented(Files.readString(SAMPLES.resolve("Embedding.java")));

        assertThat(blocks("../../README.md"))
                .hasSize(2)
                .allSatisfy(block -> assertThat(sample).contains(unindented(block)));
    }

    @Test
    @DisplayName("the guide's code blocks are the sample's code")
    void guide() throws IOException {
        String sample = unindented(Files.readString(SAMPLES.resolve("Guide.java")));

        assertThat(blocks("../../docs/guide.md"))
                .hasSize(9)
                .allSatisfy(block -> assertThat(sample).contains(unindented(block)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../README.md", "../../docs/guide.md"})
    @DisplayName("no Java stands outside of these blocks, where nothing would compile it")
    void noOther(String page) throws IOException {
        String rest = BLOCK.matcher(Files.readString(Path.of(page))).replaceAll("");

        assertThat(rest.lines().filter(line -> INDENTED_JAVA.matcher(line).find()))
                .isEmpty();
        assertThat("    JdbcStorage storage = JdbcStorage.of(pool);").containsPattern(INDENTED_JAVA);
    }

    private static List<String> blocks(String page) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of(page)))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replaceAll("(?s)^```java\n|\n```\n$", ""))
                .toList();
    }

    private static String unindented(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
