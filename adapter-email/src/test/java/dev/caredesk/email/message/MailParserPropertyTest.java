package dev.caredesk.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.body.SafeHtml;
import dev.caredesk.email.mime.DeliveryStatus;
import dev.caredesk.email.mime.MailAttachment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** L5: whatever comes, a mail comes out, and every store can hold its texts. */
class MailParserPropertyTest {

    private static final List<byte[]> SEEDS = List.of(
            MailSamples.bytes(
                    "From: =?utf-8?Q?J=C3=BCrgen?= <j@example.org>, \"Q, R\" <q@example.org> (note)",
                    "To: team: a@example.org, <b@example.org>;",
                    "Subject: =?utf-8?B?R3LDvMOfZQ==?= =?iso-8859-1?Q?=E9?=",
                    "Date: Mon, 16 Nov 2026 10:15:25 +0100",
                    "Message-ID: <a@b>",
                    "References: <c@d> <e@f>",
                    "Content-Type: multipart/mixed; boundary=\"outer\"",
                    "",
                    "--outer",
                    "Content-Type: multipart/alternative; boundary=inner",
                    "",
                    "--inner",
                    "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes",
                    "Content-Transfer-Encoding: quoted-printable",
                    "",
                    "Gr=C3=BC=C3=9Fe =",
                    "> quoted ",
                    "--inner",
                    "Content-Type: text/html; charset=iso-8859-1",
                    "",
                    "<p>Gr\u00fc\u00dfe <a href='https://x.test'>x</a><img src=cid:a><ol><li>a</ol><pre> b </pre>",
                    "--inner--",
                    "--outer",
                    "Content-Type: application/pdf; name*0*=utf-8''%C3%A4; name*1=\".pdf\"",
                    "Content-Disposition: attachment; filename=\"a.pdf\"",
                    "Content-Transfer-Encoding: base64",
                    "",
                    "QUJDREVGRw==",
                    "--outer",
                    "Content-Type: message/rfc822",
                    "",
                    "Subject: inside",
                    "",
                    "text",
                    "--outer",
                    "Content-Type: message/delivery-status",
                    "",
                    "Final-Recipient: rfc822; gone@example.org",
                    "Action: failed",
                    "--outer--"),
            MailSamples.bytes("From: a@example.org", "Content-Type: text/plain; charset=utf-16", "", "\0a\0b\u00d8="),
            MailSamples.bytes(
                    "From: a@example.org", "Content-Type: text/plain; charset=iso-2022-jp", "", "\33$BEDCf\33(B"),
            MailSamples.bytes(
                    "From: a@example.org", "Content-Type: text/html", "", "<table><tr><td>a<td><b>c&amp;&#1;"));

    @Property(tries = 500)
    void anyBytesGiveAMail(@ForAll byte[] bytes) {
        check(bytes);
    }

    @Property(tries = 500)
    void anyMixtureOfMailLinesGivesAMail(@ForAll("lines") byte[] bytes) {
        check(bytes);
    }

    @Property(tries = 500)
    void anyDamageLeavesAMail(@ForAll("damaged") byte[] bytes) {
        check(bytes);
    }

    private static void check(byte[] bytes) {
        ParsedMail mail = MailSamples.PARSER.parse(bytes);

        assertThat(texts(mail)).allMatch(MailParserPropertyTest::wellFormed);
        mail.body()
                .safeHtml()
                .ifPresent(html -> assertThat(SafeHtml.of(html).html()).isEqualTo(html));
    }

    private static List<String> texts(ParsedMail mail) {
        MailHeader header = mail.header();
        List<String> texts =
                new ArrayList<>(List.of(header.subject(), mail.body().text()));
        Stream.of(header.from().stream(), header.replyTo().stream(), header.to().stream(), header.cc().stream())
                .flatMap(s -> s)
                .forEach(a -> {
                    texts.add(a.address());
                    a.name().ifPresent(texts::add);
                });
        mail.body().safeHtml().ifPresent(texts::add);
        mail.threadIds().messageId().ifPresent(texts::add);
        mail.threadIds().inReplyTo().ifPresent(texts::add);
        texts.addAll(mail.threadIds().references());
        mail.traits().bounce().flatMap(DeliveryStatus::recipient).ifPresent(texts::add);
        for (MailAttachment attachment : mail.body().attachments()) {
            texts.add(attachment.contentType());
            attachment.name().ifPresent(texts::add);
            attachment.contentId().ifPresent(texts::add);
        }
        mail.notes().forEach(note -> texts.add(note.toString()));
        return texts;
    }

    /** Encoding and decoding gives the text again only where no surrogate stands alone. */
    private static boolean wellFormed(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return text.indexOf('\0') < 0 && new String(utf8, StandardCharsets.UTF_8).equals(text);
    }

    @Provide
    Arbitrary<byte[]> lines() {
        return Arbitraries.of(
                        "From: a@example.org",
                        "From: <",
                        "To: a:b:c;,;<@",
                        "Subject: =?utf-8?Q?=ED=A0=80?=",
                        "Subject: =?",
                        "Subject: =?x?B?===?= =?utf-16?B?2AA=?=",
                        "Content-Type: multipart/mixed; boundary=b",
                        "Content-Type: multipart/alternative; boundary=\"\"",
                        "Content-Type: multipart/digest; boundary=b",
                        "Content-Type: text/html; charset=utf-7",
                        "Content-Type: text/plain; charset=\"\0\"",
                        "Content-Type: message/rfc822",
                        "Content-Type: ;;=",
                        "Content-Transfer-Encoding: base64",
                        "Content-Transfer-Encoding: quoted-printable",
                        "Content-Disposition: attachment; filename*9*=a'b'%ED%A0%80",
                        "Content-Disposition: inline; filename*0=\"a",
                        "Message-ID: <<a>>",
                        "References: >a<",
                        "Date: 99",
                        ":",
                        " ",
                        "",
                        "",
                        "--b",
                        "--b--",
                        "--",
                        "=",
                        "====",
                        "QUJD",
                        "=3D=",
                        "<p><a href=x>",
                        "&#xD800;",
                        "\u00ff\u00fe",
                        "\0",
                        "\t(",
                        "\"")
                .list()
                .ofMaxSize(30)
                .map(lines -> MailSamples.bytes(lines.toArray(String[]::new)));
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Arbitraries.of(SEEDS).flatMap(seed -> Arbitraries.randomValue(random -> damage(seed, random)));
    }

    private static byte[] damage(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(6); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> withoutSomeLines(bytes, random);
            case 2 -> doubled(bytes, random);
            default -> bytes;
        };
    }

    private static byte[] withoutSomeLines(byte[] bytes, Random random) {
        ByteArrayOutputStream left = new ByteArrayOutputStream();
        boolean keep = true;
        for (byte b : bytes) {
            if (keep) {
                left.write(b);
            }
            keep = b == '\n' ? random.nextInt(5) > 0 : keep;
        }
        return left.toByteArray();
    }

    private static byte[] doubled(byte[] bytes, Random random) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int from = random.nextInt(bytes.length);
        all.write(bytes, 0, from + random.nextInt(bytes.length - from));
        all.write(bytes, from, bytes.length - from);
        return all.toByteArray();
    }
}
