package dev.caredesk.email.text;

import static dev.caredesk.email.message.MailSamples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.message.MailSamples;
import dev.caredesk.email.message.ParsedMail;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecoderTest {

    private static ParsedMail declared(String charset, String body) {
        return MailSamples.parse("From: a@example.org", "Content-Type: text/plain; charset=" + charset, "", body);
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8, Größe €",
        "UTF8, UTF-8, Größe €",
        "iso-8859-1, windows-1252, Größe €",
        "latin1, ISO-8859-1, Größe",
        "cp1252, windows-1252, Größe €",
        "iso-8859-8-i, ISO-8859-8, שלום",
        "gb2312, GB18030, 㐂",
        "ks_c_5601-1987, x-windows-949, 안녕하세요",
        "shift_jis, windows-31j, ①",
        "koi8-r, KOI8-R, Привет",
        "iso-2022-jp, ISO-2022-JP, 田中",
        "utf-16, UTF-16, Größe",
    })
    void theDeclaredCharsetIsUsed(String declared, String actual, String text) {
        String body = new String(text.getBytes(Charset.forName(actual)), StandardCharsets.ISO_8859_1);
        ParsedMail mail = declared(declared, body.replace("\n", "\r\n"));

        assertThat(mail.body().text()).startsWith(text);
    }

    @Test
    void anUnknownCharsetIsGuessedAndNoted() {
        ParsedMail utf8 = declared("x-kiste-8", utf8("Größe"));
        ParsedMail latin = declared("x-kiste-8", "Gr\u00f6\u00dfe");

        assertThat(utf8.body().text()).isEqualTo("Größe");
        assertThat(utf8.notes()).containsExactly(new MailNote.UnknownCharset("x-kiste-8", "UTF-8"));
        assertThat(latin.body().text()).isEqualTo("Größe");
        assertThat(latin.notes()).containsExactly(new MailNote.UnknownCharset("x-kiste-8", "windows-1252"));
    }

    @Test
    void noneDeclaredIsGuessedAndNotedOnlyWhereItMatters() {
        ParsedMail plain = MailSamples.parse("From: a@example.org", "", "Hello");
        ParsedMail latin = MailSamples.parse("From: a@example.org", "", "se\u00f1ora");

        assertThat(plain.notes()).isEmpty();
        assertThat(latin.body().text()).isEqualTo("señora");
        assertThat(latin.notes()).containsExactly(new MailNote.GuessedCharset("windows-1252"));
    }

    @Test
    @DisplayName("L5 · a wrong declaration gives U+FFFD in the place of what breaks it, and a note")
    void aWrongDeclarationIsReplacedAndNoted() {
        ParsedMail mail = declared("utf-8", "Tr\u00e8s bien");

        assertThat(mail.body().text()).isEqualTo("Tr\uFFFDs bien");
        assertThat(mail.notes()).containsExactly(new MailNote.MalformedText("UTF-8"));
    }

    @Test
    @DisplayName("L5 · NUL and unpaired surrogates from a mail arrive as U+FFFD")
    void whatNoStoreCanHoldIsReplaced() {
        ParsedMail nul = declared("utf-8", "a\0b");
        ParsedMail halves = declared("utf-8", "a\u00ed\u00a0\u00bdb");
        ParsedMail subject = MailSamples.withField("Subject: =?utf-8?Q?a=00b?=");
        ParsedMail utf16 = declared("utf-16be", "\0a\u00d8=\0b");

        assertThat(nul.body().text()).isEqualTo("a\uFFFDb");
        assertThat(halves.body().text()).matches("a\uFFFD+b");
        assertThat(subject.header().subject()).isEqualTo("a\uFFFDb");
        assertThat(utf16.body().text()).startsWith("a\uFFFD");
    }

    @Test
    void aByteOrderMarkIsNoText() {
        assertThat(declared("utf-8", utf8("\uFEFFHello")).body().text()).isEqualTo("Hello");
    }

    @Test
    void anHtmlPartMayDeclareItsCharsetInside() {
        ParsedMail mail = MailSamples.parse(
                "From: a@example.org",
                "Content-Type: text/html",
                "",
                "<meta charset=koi8-r><p>"
                        + new String("Привет".getBytes(Charset.forName("KOI8-R")), StandardCharsets.ISO_8859_1));

        assertThat(mail.body().text()).isEqualTo("Привет");
    }
}
