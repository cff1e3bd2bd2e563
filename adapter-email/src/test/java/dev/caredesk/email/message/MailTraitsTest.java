package dev.caredesk.email.message;

import static dev.caredesk.email.message.MailSamples.withField;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.mime.DeliveryStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTraitsTest {

    @ParameterizedTest
    @CsvSource({
        "Auto-Submitted: auto-replied (vacation), true, false",
        "Auto-Submitted: no, false, false",
        "Precedence: auto_reply, true, false",
        "Precedence: Bulk, false, true",
        "List-Id: <l.example.org>, false, true",
        "List-Unsubscribe: <https://x.test>, false, true",
        "Subject: hello, false, false",
    })
    void theHeaderTellsWhetherAPersonWrote(String field, boolean auto, boolean bulk) {
        assertThat(withField(field).traits()).isEqualTo(new MailTraits(auto, bulk, Optional.empty()));
    }

    private static MailTraits report(String... fields) {
        return MailSamples.parse(
                        "From: MAILER-DAEMON@example.org",
                        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                        "",
                        "--b",
                        "",
                        "It failed.",
                        "--b",
                        "Content-Type: message/delivery-status",
                        "",
                        "Reporting-MTA: dns; mx.example.org",
                        "",
                        String.join("\r\n", fields),
                        "--b--")
                .traits();
    }

    @Test
    void aBounceNamesTheRecipientThatFailed() {
        MailTraits traits = report(
                "Final-Recipient: rfc822; slow@example.org",
                "Action: delayed",
                "",
                "Final-Recipient: rfc822;",
                " <gone@example.org>",
                "Action: Failed",
                "Status: 5.1.1 (no such box)");

        assertThat(traits.autoSubmitted()).isTrue();
        assertThat(traits.bounce())
                .contains(new DeliveryStatus(true, Optional.of("gone@example.org"), Optional.of("5.1.1")));
    }

    @Test
    void aDelayIsNoFailure() {
        assertThat(report("Original-Recipient: rfc822;slow@example.org", "Action: delayed", "Status: 4.4.1")
                        .bounce())
                .contains(new DeliveryStatus(false, Optional.of("slow@example.org"), Optional.of("4.4.1")));
    }

    @Test
    void aReportWithoutFieldsIsStillOne() {
        assertThat(report("nothing").bounce()).contains(new DeliveryStatus(false, Optional.empty(), Optional.empty()));
    }

    @Test
    void someSystemsNameFailedRecipientsInTheHeader() {
        assertThat(withField("X-Failed-Recipients: gone@example.org, b@example.org")
                        .traits()
                        .bounce())
                .contains(new DeliveryStatus(true, Optional.of("gone@example.org"), Optional.empty()));
    }
}
