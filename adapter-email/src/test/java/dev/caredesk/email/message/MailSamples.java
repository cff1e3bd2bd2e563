package dev.caredesk.email.message;

import dev.caredesk.email.mime.MailLimits;
import java.nio.charset.StandardCharsets;

/** Writes mails for tests: each character of a line is one byte, lines end in CRLF. */
public final class MailSamples {

    public static final MailParser PARSER = new MailParser(MailLimits.DEFAULT);

    private MailSamples() {}

    public static byte[] bytes(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    public static ParsedMail parse(String... lines) {
        return PARSER.parse(bytes(lines));
    }

    /** A mail with that header field and a short text. */
    public static ParsedMail withField(String... field) {
        return parse(String.join("\r\n", field), "", "Hello.");
    }

    /** The bytes of UTF-8, each as one character. */
    public static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
