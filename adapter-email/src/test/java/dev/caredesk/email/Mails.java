package dev.caredesk.email;

import java.nio.charset.StandardCharsets;

/** Writes mails for tests: each character of a line is one byte, lines end in CRLF. */
final class Mails {

    static final MailParser PARSER = new MailParser(MailLimits.DEFAULT);

    private Mails() {}

    static byte[] bytes(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    static ParsedMail parse(String... lines) {
        return PARSER.parse(bytes(lines));
    }

    /** A mail with that header field and a short text. */
    static ParsedMail withField(String... field) {
        return parse(String.join("\r\n", field), "", "Hello.");
    }

    /** The bytes of UTF-8, each as one character. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
