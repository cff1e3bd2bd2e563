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
        ThreadIds threading =
                withField("Message-ID: " + written, "In-Reply-To: " + written).threading();

        assertThat(threading.messageId()).contains(id);
        assertThat(threading.inReplyTo()).contains(id);
    }

    @Test
    void referencesKeepTheirOrderOverFoldedLines() {
        assertThat(withField("References: <a@b> <c@d>", "\t<e@f>,<g@h>")
                        .threading()
                        .references())
                .containsExactly("a@b", "c@d", "e@f", "g@h");
    }

    @Test
    void theNewestReferencesAreKept() {
        String many = IntStream.range(0, 300).mapToObj(i -> "<" + i + "@x>").collect(Collectors.joining("\r\n "));

        assertThat(withField("References: " + many).threading().references())
                .hasSize(200)
                .startsWith("100@x")
                .endsWith("299@x");
    }

    @Test
    void absentIdsAreAbsent() {
        ThreadIds threading = withField("Message-ID:", "References: <>").threading();

        assertThat(threading.messageId()).isEmpty();
        assertThat(threading.inReplyTo()).isEmpty();
        assertThat(threading.references()).isEmpty();
    }
}
