package dev.caredesk.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.mime.MailAttachment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {

    @TempDir
    Path folder;

    private static byte[] mail(String... attachment) {
        return MailSamples.bytes(
                "From: a@example.org",
                "Content-Type: multipart/mixed; boundary=\"a b\"",
                "",
                "--a b",
                "",
                "text",
                "--a b",
                "Content-Type: multipart/mixed; boundary=c",
                "",
                "--c",
                "",
                "more",
                "--c",
                String.join("\r\n", attachment),
                "--c--",
                "--a b--");
    }

    private static MailAttachment attachment(String... lines) {
        return MailSamples.PARSER.parse(mail(lines)).body().attachments().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "filename=plain.txt | plain.txt",
                "filename=\"two words; and more.txt\" | two words; and more.txt",
                "filename*=utf-8'de'Gr%C3%B6%C3%9Fe.txt | Größe.txt",
                "filename*=iso-8859-1''Gr%F6%DFe.txt | Größe.txt",
                "filename*1=\"second.txt\"; filename*0=\"first \" | first second.txt",
                "filename*0*=utf-8''%C3; filename*1*=%A4; filename*2=\".txt\" | ä.txt",
                "filename=bad.txt; filename*=utf-8''good.txt | good.txt",
                "filename=\"=?utf-8?Q?Gr=C3=B6=C3=9Fe.txt?=\" | Größe.txt",
                "filename=\"..\\\\..\\\\evil/name.txt\" | name.txt",
                "filename=\"voucher\u202Efdp.exe\" | voucherfdp.exe",
                "filename*=utf-8''bad%ZZescape.txt | bad%ZZescape.txt",
            })
    void fileNamesAreRead(String parameters, String name) {
        String field = MailSamples.utf8("Content-Disposition: attachment; " + parameters);

        assertThat(attachment(field, "", "x").name()).contains(name);
    }

    @Test
    void theNameOfTheMediaTypeCounts() {
        assertThat(attachment("Content-Type: image/png; name=\"a.png\"", "", "x")
                        .name())
                .contains("a.png");
        assertThat(attachment("Content-Type: image/png", "", "x").name()).isEmpty();
    }

    @Test
    void sizeTypeAndPlaceAreThoseOfTheContent() {
        MailAttachment attachment =
                attachment("Content-Type: IMAGE/PNG", "Content-Transfer-Encoding: base64", "", "QUJD", "REU=");

        assertThat(attachment)
                .isEqualTo(new MailAttachment("2.2", Optional.empty(), "image/png", 5, false, Optional.empty()));
    }

    @Test
    void anImpossibleMediaTypeIsUnknown() {
        assertThat(attachment("Content-Type: a b/<c>", "", "x").contentType()).isEqualTo("application/octet-stream");
    }

    @Test
    void contentIsReadOnDemand() throws IOException {
        Path file = folder.resolve("mail.eml");
        Files.write(file, mail("Content-Type: image/png", "Content-Transfer-Encoding: base64", "", "QUJD", "REU="));
        String part = MailSamples.PARSER.parse(file).body().attachments().get(0).part();

        try (InputStream content = MailSamples.PARSER.openAttachment(file, part).orElseThrow()) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("ABCDE");
        }
    }

    @Test
    @DisplayName("L6 · the content of an attachment whose file is gone is refused as gone")
    void refusesAttachmentOfMissingFile() throws IOException {
        Path file = folder.resolve("mail.eml");

        assertThat(MailSamples.PARSER.openAttachment(file, "2")).isEmpty();
        Files.write(file, mail("Content-Type: image/png", "", "x"));
        assertThat(MailSamples.PARSER.openAttachment(file, "7.1")).isEmpty();
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(MailSamples.PARSER.openAttachment(file, "2.2")).isEmpty();
    }
}
