package dev.caredesk.email.message;

import static dev.caredesk.email.message.MailSamples.withField;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.text.MailNote;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 16 Nov 2026 10:15:25 +0100 | 2026-11-16T09:15:25Z",
                "16 Nov 2026 10:15 -0330 | 2026-11-16T13:45:00Z",
                "Mon, 16 Nov 26 10:15:25 GMT | 2026-11-16T10:15:25Z",
                "Mon, 16 Nov 99 10:15:25 UT | 1999-11-16T10:15:25Z",
                "Mon, 16 Nov 126 10:15:25 Z | 2026-11-16T10:15:25Z",
                "Mon, 16 Nov 2026 10:15:25 EST | 2026-11-16T15:15:25Z",
                "Mon, 16 Nov 2026 10:15:25 pdt | 2026-11-16T17:15:25Z",
                "Mon, 16 Nov 2026 10:15:25 K | 2026-11-16T10:15:25Z",
                "Mon, 16 Nov 2026 10:15:25 -0000 (no zone) | 2026-11-16T10:15:25Z",
                "Mon (day), 16 Nov 2026 10:15:25 GMT+0200 | 2026-11-16T08:15:25Z",
                "Wed, 31 Dec 2026 23:59:60 +0000 | 2026-12-31T23:59:59Z",
                "1-Nov-2026 8:05:00 +01:00 | 2026-11-01T07:05:00Z",
            })
    void datesAreRead(String written, Instant read) {
        assertThat(MailDateParser.read(written)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "Mon, 36 Nov 2026 10:15:25 +0100",
                "Mon, 16 Brumaire 2026 10:15:25 +0100",
                "Mon, 16 Nov 2026 25:15:25 +0100",
                "Mon, 16 Nov 2026 10:15:25 +9900",
                "Tue, 30 Feb 2026 10:15:25 +0100"
            })
    void anUnreadableDateIsNoted(String written) {
        ParsedMail mail = withField("Date: " + written);

        assertThat(mail.header().date()).isEmpty();
        assertThat(mail.notes()).contains(new MailNote.UnreadableDate(written));
    }

    @Test
    void noDateIsNoFault() {
        ParsedMail mail = withField("From: a@example.org");

        assertThat(mail.header().date()).isEmpty();
        assertThat(mail.notes()).isEmpty();
    }
}
