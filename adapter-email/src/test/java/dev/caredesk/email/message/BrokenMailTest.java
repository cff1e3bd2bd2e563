package dev.caredesk.email.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.email.mime.MailAttachment;
import dev.caredesk.email.text.MailNote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenMailTest {

    @ParameterizedTest
    @ValueSource(strings = {"just some text\r\n\r\nand more", "", "\r\n\r\nno header", "tr\u00e8s bien", "\0\1\2"})
    void textThatIsNoMailIsRawText(String raw) {
        ParsedMail mail = MailSamples.PARSER.parse(raw.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(mail.body().text()).isEqualTo(raw.replace("\r\n", "\n").replace('\0', '\uFFFD'));
        assertThat(mail.notes()).contains(new MailNote.Unparsable(), new MailNote.MissingFrom());
    }

    @Test
    void aMailCutInItsHeaderKeepsTheHeader() {
        ParsedMail mail =
                MailSamples.PARSER.parse("From: a@example.org\r\nSubject: cut\r\nContent-Type: multipart/mixed; bou"
                        .getBytes(StandardCharsets.US_ASCII));

        assertThat(mail.header().subject()).isEqualTo("cut");
        assertThat(mail.body().text()).startsWith("From: a@example.org\n");
        assertThat(mail.notes()).contains(new MailNote.Truncated(), new MailNote.Unparsable());
    }

    @Test
    void aMissingLastBoundaryLosesNothing() {
        ParsedMail mail = MailSamples.parse(
                "From: a@example.org",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "text",
                "--b",
                "Content-Type: text/csv",
                "Content-Transfer-Encoding: base64",
                "",
                "QUJD");

        assertThat(mail.body().text()).isEqualTo("text");
        assertThat(mail.body().attachments()).extracting(MailAttachment::size).containsExactly(3L);
        assertThat(mail.notes()).containsExactly(new MailNote.Truncated());
    }

    @Test
    void aMultipartWithoutItsBoundaryIsRawText() {
        ParsedMail mail =
                MailSamples.parse("From: a@example.org", "Content-Type: multipart/mixed", "", "--b", "", "text");

        assertThat(mail.body().text()).isEqualTo("--b\n\ntext");
        assertThat(mail.notes()).containsExactly(new MailNote.Unparsable());
    }

    @Test
    void aMultipartWithoutPartsIsRawText() {
        ParsedMail mail =
                MailSamples.parse("From: a@example.org", "Content-Type: multipart/mixed; boundary=b", "", "lost");

        assertThat(mail.body().text()).contains("lost");
        assertThat(mail.notes()).contains(new MailNote.Unparsable());
    }

    @Test
    void linesOfTheHeaderThatAreNoFieldsStandBeforeTheText() {
        ParsedMail mail =
                MailSamples.parse("From: a@example.org", "Good morning,", "Subject: late", "", "my line is down.");

        assertThat(mail.header().subject()).isEqualTo("late");
        assertThat(mail.body().text()).isEqualTo("Good morning,\nmy line is down.");
        assertThat(mail.notes()).containsExactly(new MailNote.UnreadableHeaderLines());
    }

    @Test
    void aPartWithoutItsBlankLineLosesNoText() {
        ParsedMail mail = MailSamples.parse(
                "From: a@example.org", "Content-Type: multipart/mixed; boundary=b", "", "--b", "Hello", "you", "--b--");

        assertThat(mail.body().text()).contains("Hello\nyou");
    }

    @Test
    void theFirstLineOfAMailboxFileIsNoText() {
        ParsedMail mail =
                MailSamples.parse("From a@example.org Mon Nov 16 10:04:00 2026", "From: a@example.org", "", "Hello");

        assertThat(mail.body().text()).isEqualTo("Hello");
        assertThat(mail.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SGVs*bG8=", "SGVsbG8", "SGVsbG8===="})
    void brokenBase64KeepsWhatCanBeRead(String encoded) {
        ParsedMail mail = MailSamples.parse("From: a@example.org", "Content-Transfer-Encoding: base64", "", encoded);

        assertThat(mail.body().text()).startsWith("Hel");
    }

    @Test
    void brokenTransferEncodingIsNoted() {
        assertThat(MailSamples.parse("From: a@example.org", "Content-Transfer-Encoding: base64", "", "SGV!sbG8")
                        .notes())
                .containsExactly(new MailNote.BrokenTransferEncoding("1"));
        assertThat(MailSamples.parse("From: a@example.org", "Content-Transfer-Encoding: quoted-printable", "", "a=ZZb")
                        .notes())
                .containsExactly(new MailNote.BrokenTransferEncoding("1"));
    }

    @Test
    void lineEndsOfAllKindsAreLineFeeds() {
        ParsedMail mail = MailSamples.PARSER.parse(
                "From: a@example.org\nSubject: bare\n\none\r\ntwo\rthree\nfour".getBytes(StandardCharsets.US_ASCII));

        assertThat(mail.header().subject()).isEqualTo("bare");
        assertThat(mail.body().text()).isEqualTo("one\ntwo\nthree\nfour");
    }

    @Test
    void resultIsIndependentOfDefaultLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr"));
            ParsedMail mail = MailSamples.parse("FROM: a@example.org", "CONTENT-TYPE: TEXT/HTML", "", "<I>HI</I>");
            assertThat(mail.body().safeHtml()).contains("<i>HI</i>");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aSourceThatFailsIsNoBrokenMail() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }

            @Override
            public int read(byte[] buffer, int off, int len) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> MailSamples.PARSER.parse(failing))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
    }
}
