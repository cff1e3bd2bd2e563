package dev.caredesk.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.quickstart.story.setting.StoryPrinter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what is printed")
class PrintableTextTest {

    @Test
    @DisplayName("has no controls, no turning of directions and no half characters")
    void safe() {
        assertThat(PrintableText.oneLine("\u001b[31mred\u0000 \u202egpj.\ud83d"))
                .isEqualTo("\ufffd[31mred\ufffd \ufffdgpj.\ufffd");
    }

    @Test
    @DisplayName("keeps every script, and is on one line")
    void scripts() {
        assertThat(PrintableText.oneLine(" شكرا\r\n\tπέντε \u2028🚀 ")).isEqualTo("شكرا πέντε 🚀");
    }

    @Test
    @DisplayName("is cut by whole characters")
    void cut() {
        assertThat(PrintableText.cut("🚀".repeat(11), 10)).isEqualTo("🚀".repeat(7) + "...");
        assertThat(PrintableText.cut("🚀".repeat(10), 10)).isEqualTo("🚀".repeat(10));
    }

    @Test
    @DisplayName("is in lines of a hundred characters at most")
    void width() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new StoryPrinter(new PrintStream(bytes, true, StandardCharsets.UTF_8)).line("word ".repeat(60));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .allMatch(line -> line.length() <= 100 && line.length() > 10);
    }
}
