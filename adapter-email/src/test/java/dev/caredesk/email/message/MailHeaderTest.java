package dev.caredesk.email.message;

import static dev.caredesk.email.message.MailSamples.utf8;
import static dev.caredesk.email.message.MailSamples.withField;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.text.MailNote;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?utf-8?Q?Ger=C3=A4t_kaputt?= | Gerät kaputt",
                "=?ISO-8859-1?B?R2Vy5HQ=?= =?utf-8?q?_=E2=82=AC?= | Gerät €",
                "=?UTF-8?B?8J+a?= =?utf8?B?gA==?= | 🚀",
                "=?utf-8*de?Q?gr=C3=BCn?= | grün",
                "=?iso-8859-1?Q?=80?= | €",
                "half =?utf-8?Q?open | half =?utf-8?Q?open",
                "=?utf-8?Z?abc?= | =?utf-8?Z?abc?=",
            })
    void encodedWordsAreDecoded(String written, String read) {
        assertThat(withField("Subject: " + written).header().subject()).isEqualTo(read);
    }

    @Test
    void anEncodedWordOfAnUnknownCharsetIsGuessedAndNoted() {
        ParsedMail mail = withField("Subject: =?x-kiste?Q?Ger=C3=A4t?=");

        assertThat(mail.header().subject()).isEqualTo("Gerät");
        assertThat(mail.notes()).contains(new MailNote.UnknownCharset("x-kiste", "UTF-8"));
    }

    @Test
    void rawUtf8AndLatin1AreRead() {
        assertThat(withField("Subject: " + utf8("Größe €")).header().subject()).isEqualTo("Größe €");
        assertThat(withField("Subject: Gr\u00f6\u00dfe").header().subject()).isEqualTo("Größe");
    }

    @Test
    void aFoldedSubjectIsOneLine() {
        ParsedMail mail = withField("Subject: one", "\ttwo", " =?utf-8?Q?three=0D=0ABcc:_x?=");

        assertThat(mail.header().subject()).isEqualTo("one two three Bcc: x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ada Bianchi <Ada@Example.ORG> | Ada Bianchi | Ada@Example.ORG",
                "\"O'Neill, Sean \\\"Shay\\\"\" <s@example.org> | O'Neill, Sean \"Shay\" | s@example.org",
                "Dr. Vogt <v@example.org> | Dr. Vogt | v@example.org",
                "=?utf-8?Q?Kr=C3=BCger=2C_S?= <k@example.org> | Krüger, S | k@example.org",
                "\"=?utf-8?Q?Kr=C3=BCger?=\" <k@example.org> | Krüger | k@example.org",
                "tom@example.org (Tom Archer) | Tom Archer | tom@example.org",
                "Tom (at work (today)) <tom@example.org> | Tom | tom@example.org",
                "<tom@example.org> | | tom@example.org",
                "Tom <tom@example.org>, Ann <ann@example.org> | Tom | tom@example.org",
            })
    void sendersAreReadAsWritten(String written, String name, String address) {
        assertThat(withField("From: " + written).header().from())
                .contains(new MailAddress(Optional.ofNullable(name), address));
    }

    @Test
    void rawUtf8NamesAreRead() {
        assertThat(withField("From: " + utf8("Søren Østergård") + " <s@example.org>")
                        .header()
                        .from())
                .contains(new MailAddress(Optional.of("Søren Østergård"), "s@example.org"));
    }

    @Test
    void groupsAreFlattenedAndEmptyOnesHaveNoAddress() {
        MailHeader header = withField(
                        "To: team: a@example.org, B <b@example.org>;, c@example.org",
                        "Cc: undisclosed-recipients:;",
                        "Reply-To: r@example.org")
                .header();

        assertThat(header.to())
                .extracting(MailAddress::address)
                .containsExactly("a@example.org", "b@example.org", "c@example.org");
        assertThat(header.cc()).isEmpty();
        assertThat(header.replyTo()).isEqualTo(List.of(new MailAddress(Optional.empty(), "r@example.org")));
    }

    @ParameterizedTest
    @CsvSource({"From: nobody", "From:", "From: <>", "X-Other: a@example.org", "From: @example.org"})
    void aSenderThatCannotBeReadIsNoted(String field) {
        ParsedMail mail = withField(field);

        assertThat(mail.header().from()).isEmpty();
        assertThat(mail.notes()).contains(new MailNote.MissingFrom());
        assertThat(mail.body().text()).isEqualTo("Hello.");
    }
}
