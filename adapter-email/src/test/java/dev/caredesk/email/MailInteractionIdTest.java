package dev.caredesk.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.message.MailSamples;
import dev.caredesk.email.message.ParsedMail;
import dev.caredesk.email.offer.MailDigestStream;
import dev.caredesk.email.offer.MailInteractionId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailInteractionIdTest {

    private static String id(byte[] mail) {
        try {
            MailDigestStream digests = new MailDigestStream(new ByteArrayInputStream(mail));
            ParsedMail parsed = MailSamples.PARSER.parse(digests);
            digests.drain();
            return MailInteractionId.of(parsed.fields(), digests);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String id(String... lines) {
        return id(MailSamples.bytes(lines));
    }

    private static byte[] lf(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final String[] MAIL = FolderFixture.mail("a.1@example.org", "Good  morning,\r\n\r\nit rains.");

    @Test
    @DisplayName("X2 · the same message delivered by another way has the same id")
    void sameMessageHasSameId() {
        String[] again = FolderFixture.mail("a.1@example.org", "Good  morning,\r\n\r\nit rains.\r\n\r\n");
        String[] relayed = new String[again.length + 2];
        relayed[0] = "Received: from elsewhere";
        relayed[1] = "\tby there; Mon, 2 Nov 2026 09:00:00 +0000";
        System.arraycopy(again, 0, relayed, 2, again.length);

        assertThat(id(relayed)).isEqualTo(id(MAIL)).startsWith("a.1@example.org#");
        assertThat(id(lf(Arrays.stream(MAIL).map(l -> l.replace("\r", "")).toArray(String[]::new))))
                .as("line feeds alone")
                .isEqualTo(id(MAIL));
        String[] mailbox = new String[MAIL.length + 1];
        mailbox[0] = "From ada@example.org Mon Nov  2 07:00:00 2026";
        System.arraycopy(MAIL, 0, mailbox, 1, MAIL.length);
        assertThat(id(mailbox)).as("from a mailbox file").isEqualTo(id(MAIL));
    }

    @Test
    @DisplayName("X2 · two messages under one Message-ID have two ids")
    void messagesOfOneMessageIdHaveTwoIds() {
        Set<String> ids = new HashSet<>();
        ids.add(id(MAIL));
        for (int line = 0; line < MAIL.length; line++) {
            if (line != 3 && line != 4) {
                String[] other = MAIL.clone();
                other[line] = other[line]
                        .replace("in", "on")
                        .replace("Ada", "Eva")
                        .replace("ter", "tar")
                        .replace("Mon", "Tue");
                ids.add(id(other));
            }
        }
        assertThat(ids).hasSize(5).allMatch(id -> id.startsWith("a.1@example.org#"));
    }

    @Test
    @DisplayName("X2 · what stands where a header field should be counts as well")
    void idCountsBrokenHeaderLines() {
        assertThat(id("Message-ID: <a@b>", "one line that is no field", "x"))
                .isNotEqualTo(id("Message-ID: <a@b>", "another line that is no field", "x"));
        assertThat(id("Message-ID: <a@b>", "cut")).isNotEqualTo(id("Message-ID: <a@b>", "cot"));
        assertThat(id(lf("Message-ID: <a@b>", "cut"))).isNotEqualTo(id(lf("Message-ID: <a@b>", "cot")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-None: 1",
                "Message-ID: no brackets",
                "Message-ID: <nobody>",
                "Message-ID: <a@b> <c@d>",
                "Message-ID: <two words@b>",
                "Message-ID: <a@b>\r\nMessage-ID: <c@d>"
            })
    @DisplayName("X2 · without exactly one well-formed Message-ID, the id is a digest of the bytes")
    void idWithoutMessageIdIsDigest(String field) {
        assertThat(id(field, "", "text")).matches("sha256:[0-9a-f]{64}").isEqualTo(id(field, "", "text"));
        assertThat(id(field, "", "text")).isNotEqualTo(id(field, "", "Text"));
    }

    @Test
    @DisplayName("X2 · a long Message-ID is digested, and the id fits")
    void digestsLongMessageId() {
        String longest = "a".repeat(896) + "@b.c";
        assertThat(id("Message-ID: <" + longest + ">", "", "x")).startsWith(longest + "#");
        assertThat(id("Message-ID: <a" + longest + ">", "", "x")).matches("[0-9a-f]{64}#[0-9a-f]{32}");
        assertThat(id("Message-ID: <b" + longest + ">", "", "x"))
                .isNotEqualTo(id("Message-ID: <a" + longest + ">", "", "x"));
    }
}
