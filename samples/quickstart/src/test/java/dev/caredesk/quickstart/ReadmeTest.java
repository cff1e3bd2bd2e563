package dev.caredesk.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The README shows code that is compiled and tested: the body of {@link Embedding}. */
class ReadmeTest {

    private static final Path README = Path.of("../../README.md");
    private static final Path SAMPLE = Path.of("src/main/java/dev/caredesk/quickstart/Embedding.java");

    @Test
    @DisplayName("the README's code block is the sample's code")
    void codeBlock() throws IOException {
        String readme = Files.readString(README);
        int start = readme.indexOf("```java\n") + 8;
        String block = readme.substring(start, readme.indexOf("\n```\n", start));

        assertThat(unindented(Files.readString(SAMPLE))).contains(unindented(block));
        assertThat(block).contains("CaredeskBuilder").contains(".close()");
    }

    private static String unindented(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
