package dev.caredesk.email.message;

import static dev.caredesk.email.message.MailSamples.withField;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadIdsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a@b> | a@b",
                "a@b | a@b",
                "Your message of Monday <a@b> (Tom) | a@b",
                "< a@ b > | a@b",
                "<no-at-sign> | no-at-sign",
                "message a@b. | a@b.",
                "<a@b | a@b",
            })
    void malformedIdsAreTolerated(String written, String id) {
        ThreadIds threadIds =
                withField("Message-ID: " + written, "In-Reply-To: " + written).threadIds();

        assertThat(threadIds.messageId()).contains(id);
        assertThat(threadIds.inReplyTo()).contains(id);
    }

    @Test
    void referencesKeepTheirOrderOverFoldedLines() {
        assertThat(withField("References: <a@b> <c@d>", "\t<e@f>,<g@h>")
                        .threadIds()
                        .references())
                .containsExactly("a@b", "c@d", "e@f", "g@h");
    }

    @Test
    void theNewestReferencesAreKept() {
        String many = IntStream.range(0, 300).mapToObj(i -> "<" + i + "@x>").collect(Collectors.joining("\r\n "));

        assertThat(withField("References: " + many).threadIds().references())
                .hasSize(200)
                .startsWith("100@x")
                .endsWith("299@x");
    }

    @Test
    void absentIdsAreAbsent() {
        ThreadIds threadIds = withField("Message-ID:", "References: <>").threadIds();

        assertThat(threadIds.messageId()).isEmpty();
        assertThat(threadIds.inReplyTo()).isEmpty();
        assertThat(threadIds.references()).isEmpty();
    }
}
