package dev.caredesk.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.mime.MailAttachment;
import dev.caredesk.email.mime.MailLimits;
import dev.caredesk.email.text.MailNote.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailLimitsTest {

    private static final MailParser SMALL = new MailParser(new MailLimits(100, 200, 1_000, 5, 3, 20));

    private static ParsedMail parse(String... lines) {
        return SMALL.parse(MailSamples.bytes(lines));
    }

    @Test
    @DisplayName("L4 · an over-large text is left out whole, noted, and the headers stay")
    void omitsTooLargeText() {
        ParsedMail fits = parse("From: a@example.org", "", "x".repeat(98));
        ParsedMail large = parse("From: a@example.org", "Subject: big", "", "x".repeat(101));

        assertThat(fits.body().text()).hasSize(98);
        assertThat(large.header().subject()).isEqualTo("big");
        assertThat(large.body().text()).isEmpty();
        assertThat(large.notes()).containsExactly(new TooLarge(TooLarge.LimitedPart.TEXT, 100, 101));
        assertThat(large.body().attachments()).extracting(MailAttachment::part).containsExactly("1");
    }

    @Test
    @DisplayName("L6 · the limit of the text counts bytes of UTF-8")
    void bytesAreCounted() {
        assertThat(parse("From: a@example.org", "", "\u00e9".repeat(51)).notes())
                .contains(new TooLarge(TooLarge.LimitedPart.TEXT, 100, 102));
    }

    @Test
    void textBeyondTheBudgetIsNotHeld() {
        ParsedMail mail = parse("From: a@example.org", "", "x".repeat(5_000));

        assertThat(mail.notes()).containsExactly(new TooLarge(TooLarge.LimitedPart.TEXT, 100, 5_002));
        assertThat(mail.body().attachments()).extracting(MailAttachment::size).containsExactly(5_002L);
    }

    @Test
    void omitsTooLargeHtml() {
        ParsedMail mail = parse(
                "From: a@example.org",
                "Content-Type: multipart/alternative; boundary=b",
                "",
                "--b",
                "",
                "short",
                "--b",
                "Content-Type: text/html",
                "",
                "x".repeat(201),
                "--b--");

        assertThat(mail.body().text()).isEqualTo("short");
        assertThat(mail.body().safeHtml()).isEmpty();
        assertThat(mail.notes()).containsExactly(new TooLarge(TooLarge.LimitedPart.HTML, 200, 201));
    }

    @Test
    @DisplayName("L1 · a subject is counted in code points, and left empty where it is too long")
    void omitsTooLongSubject() {
        ParsedMail fits = parse("Subject: " + MailSamples.utf8("😀".repeat(20)), "", "x");
        ParsedMail large = parse("Subject: " + MailSamples.utf8("😀".repeat(21)), "", "x");

        assertThat(fits.header().subject()).isEqualTo("😀".repeat(20));
        assertThat(large.header().subject()).isEmpty();
        assertThat(large.notes()).contains(new TooLarge(TooLarge.LimitedPart.SUBJECT, 20, 21));
    }

    @Test
    void tooLongHeaderLosesItsEndAndNotTheText() {
        ParsedMail mail = parse(
                "From: a@example.org", "X-A: " + "x".repeat(600), "X-B: " + "x".repeat(600), "Subject: s", "", "text");

        assertThat(mail.header().from()).isPresent();
        assertThat(mail.body().text()).isEqualTo("text");
        assertThat(mail.notes())
                .anyMatch(note -> note instanceof TooLarge large && large.subject() == TooLarge.LimitedPart.HEADER);
    }

    @Test
    void tooLongHeaderLineKeepsWhatCameBefore() {
        ParsedMail mail = parse("From: a@example.org", "X-A: " + "x".repeat(2_000), "", "text");

        assertThat(mail.header().from()).isPresent();
        assertThat(mail.notes())
                .anyMatch(note -> note instanceof TooLarge large && large.subject() == TooLarge.LimitedPart.HEADER);
    }

    @Test
    void omitsPartsOverTheLimit() {
        ParsedMail mail = parse(
                "From: a@example.org",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b\r\nContent-Type: image/png\r\n\r\nx\r\n".repeat(9) + "--b--");

        assertThat(mail.body().attachments()).hasSize(5);
        assertThat(mail.notes()).containsExactly(new TooLarge(TooLarge.LimitedPart.PARTS, 5, 6));
    }

    @Test
    void partNestedTooDeepIsOnePart() {
        ParsedMail mail = parse(
                "From: a@example.org",
                "Content-Type: multipart/mixed; boundary=b1",
                "",
                "--b1\r\nContent-Type: multipart/mixed; boundary=b2",
                "",
                "--b2\r\nContent-Type: multipart/mixed; boundary=b3",
                "",
                "--b3\r\nContent-Type: multipart/mixed; boundary=b4",
                "",
                "--b4\r\n\r\ndeep\r\n--b4--\r\n--b3--\r\n--b2--\r\n--b1\r\n\r\nshallow\r\n--b1--");

        assertThat(mail.body().text()).isEqualTo("shallow");
        assertThat(mail.body().attachments()).extracting(MailAttachment::part).containsExactly("1.1.1");
    }

    @Test
    @DisplayName("L6 · a large attachment is counted and stays where it is")
    void countsLargeAttachment() throws IOException {
        byte[] head = MailSamples.bytes(
                "From: a@example.org",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "text",
                "--b",
                "Content-Type: video/mp4",
                "Content-Transfer-Encoding: base64",
                "");
        long size = 12L << 20;
        try (InputStream mail =
                new SequenceInputStream(new ByteArrayInputStream(head), new RepeatedLetterStream(size))) {
            ParsedMail parsed = MailSamples.PARSER.parse(mail);

            assertThat(parsed.body().text()).isEqualTo("text");
            assertThat(parsed.body().attachments())
                    .extracting(MailAttachment::size)
                    .containsExactly(size / 4 * 3);
        }
    }

    /** One endless line of "AAAA" in base64. */
    private static final class RepeatedLetterStream extends InputStream {

        private long left;

        RepeatedLetterStream(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'A' : -1;
        }

        @Override
        public int read(byte[] buffer, int off, int len) {
            int n = (int) Math.min(len, left);
            Arrays.fill(buffer, off, off + n, (byte) 'A');
            left -= n;
            return n == 0 ? -1 : n;
        }
    }
}
