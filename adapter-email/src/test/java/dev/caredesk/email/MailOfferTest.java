package dev.caredesk.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.MediaType;
import dev.caredesk.spi.channel.Interaction;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailOfferTest {

    @TempDir
    Path folder;

    private Interaction offer(String... lines) {
        FolderFixture bench = FolderFixture.over(folder);
        bench.put("a.eml", lines);
        return bench.only();
    }

    private Interaction from(String... fields) {
        return offer(
                Stream.concat(Stream.of(fields), Stream.of("Date: Mon, 2 Nov 2026 07:00:00 +0000", "", "Good morning."))
                        .toArray(String[]::new));
    }

    private static Content content(Interaction offer) {
        return offer.messages().get(0).content();
    }

    @Test
    @DisplayName("X3 · the e-mail is there with its offer: sender, subject, text, safe HTML, headers, attachments")
    void offersWholeMail() {
        Interaction offer = offer(
                "From: =?utf-8?q?J=C3=BCrgen_Gro=C3=9F?= <j.gross@example.de>",
                "Reply-To: elsewhere@example.net",
                "To: Care <care@example.com>",
                "Cc: b@example.org",
                "Date: Mon, 2 Nov 2026 08:30:00 +0100",
                "Subject: Rechnung",
                "Message-ID: <3@example.de>",
                "In-Reply-To: <2@example.de>",
                "References: <1@example.de> <2@example.de>",
                "Content-Type: multipart/mixed; boundary=x",
                "",
                "--x",
                "Content-Type: text/html",
                "",
                "<p>Hallo<img src='http://example.net/p.png'></p>",
                "--x",
                "Content-Type: image/png; name=a.png",
                "Content-Disposition: attachment",
                "",
                "12345",
                "--x--");

        assertThat(offer.media()).isEqualTo(MediaType.EMAIL);
        assertThat(offer.direction()).isEqualTo(Direction.INBOUND);
        assertThat(offer.desks()).isEmpty();
        assertThat(offer.subject()).isEqualTo("Rechnung");
        assertThat(offer.began()).isEqualTo(Instant.parse("2026-11-02T07:30:00Z"));
        assertThat(offer.contact())
                .isEqualTo(
                        Contact.at(ContactAddress.email("j.gross@example.de")).named("Jürgen Groß"));
        assertThat(content(offer).text()).isEqualTo("Hallo");
        assertThat(content(offer).safeHtml())
                .hasValueSatisfying(html -> assertThat(html).contains("Hallo").doesNotContain("http://"));
        assertThat(content(offer).attachments()).containsExactly(new Attachment("a.png", "image/png", 5, "2"));
        assertThat(content(offer).notes()).containsExactly(ContentNote.REMOTE_CONTENT_REMOVED);
        assertThat(content(offer).email()).hasValueSatisfying(email -> {
            assertThat(email.from()).contains("Jürgen Groß <j.gross@example.de>");
            assertThat(email.to()).containsExactly("Care <care@example.com>");
            assertThat(email.cc()).containsExactly("b@example.org");
            assertThat(email.messageId()).contains("3@example.de");
            assertThat(email.inReplyTo()).containsExactly("2@example.de");
            assertThat(email.references()).containsExactly("1@example.de", "2@example.de");
        });
    }

    @Test
    @DisplayName("L4 · a mail without sender and date is offered: an unknown sender, at the time of its file")
    void offersMailWithoutSenderAndDate() {
        FolderFixture bench = FolderFixture.over(folder);
        bench.put("a.eml", "Subject: Cabinet", "", "It is open.");
        bench.put("b.eml", "Subject: Cabinet", "", "It is still open.");
        bench.look();

        assertThat(bench.sink.offers()).hasSize(2).allSatisfy(offer -> {
            assertThat(offer.contact().address().kind()).isEqualTo(ContactAddress.Kind.OTHER);
            assertThat(offer.contact().address().value()).startsWith("unknown sender ");
            assertThat(offer.contact().proven()).isFalse();
            assertThat(offer.began()).isEqualTo(bench.clock.instant().minusSeconds(60));
            assertThat(FolderFixture.notes(offer))
                    .containsExactlyInAnyOrder(ContentNote.NO_SENDER, ContentNote.NO_DATE);
        });
        assertThat(bench.sink.offers().stream()
                        .map(offer -> offer.contact().address())
                        .distinct())
                .as("two unknown senders are not one person")
                .hasSize(2);
    }

    @Test
    @DisplayName("L4 · a From that is no address gives a name, and no address")
    void keepsNameWithoutAddress() {
        Interaction offer = from("From: Mario Rossi");

        assertThat(offer.contact().name()).contains("Mario Rossi");
        assertThat(offer.contact().address().kind()).isEqualTo(ContactAddress.Kind.OTHER);
        assertThat(content(offer).email().orElseThrow().from()).contains("Mario Rossi");
        assertThat(content(offer).notes()).containsExactly(ContentNote.NO_SENDER);
    }

    @Test
    @DisplayName("L4 · an address of 1,000 characters is taken, a longer one is left out and noted")
    void takesLongestAddress() {
        String longest = "a".repeat(988) + "@example.org";
        assertThat(from("From: <" + longest + ">").contact()).isEqualTo(Contact.at(ContactAddress.email(longest)));
    }

    @Test
    @DisplayName("L4 · a longer address than 1,000 characters is left out and noted")
    void omitsTooLongAddress() {
        Interaction offer = from("From: Ada <" + "a".repeat(989) + "@example.org>");

        assertThat(offer.contact().address().kind()).isEqualTo(ContactAddress.Kind.OTHER);
        assertThat(offer.contact().name()).contains("Ada");
        assertThat(offer.contact().proven()).isFalse();
        assertThat(content(offer).notes()).containsExactly(ContentNote.NO_SENDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@example.org, b@example.org",
                "From: a@example.org\r\nFrom: b@example.org",
                "From: \"care@lumenfibra.example\" <a@example.org>",
                "From: \"Care (care@lumenfibra.example)\" <a@example.org>"
            })
    @DisplayName("C6 · a sender that contradicts itself is offered, noted and unproven")
    void contradictorySenderIsUnproven(String field) {
        Interaction offer = from(field);

        assertThat(offer.contact().address()).isEqualTo(ContactAddress.email("a@example.org"));
        assertThat(offer.contact().proven()).isFalse();
        assertThat(content(offer).notes()).containsExactly(ContentNote.SENDER_DOUBTFUL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: \"A@Example.org\" <a@example.org>",
                "From: a@example.org\r\nFrom: A@example.org",
                "From: a@example.org\r\nReply-To: b@example.org\r\nSender: c@example.org"
            })
    @DisplayName("C6 · a sender that agrees with itself is proven")
    void consistentSenderIsProven(String field) {
        assertThat(from(field).contact().proven()).isTrue();
    }

    @Test
    @DisplayName("C6 · a bounce is offered, and its sender is unproven")
    void bounceIsUnproven() {
        Interaction offer = from("From: MAILER-DAEMON@example.org", "X-Failed-Recipients: x@example.org");

        assertThat(offer.contact().proven()).isFalse();
        assertThat(content(offer).notes()).containsExactly(ContentNote.BOUNCE);
    }

    @Test
    @DisplayName("L4 · automatic and bulk mails are offered and noted")
    void notesAutomaticMails() {
        assertThat(content(from("From: a@example.org", "Auto-Submitted: auto-replied", "List-Id: <l.example.org>"))
                        .notes())
                .containsExactlyInAnyOrder(ContentNote.AUTOMATIC, ContentNote.BULK);
    }

    @Test
    @DisplayName("L5 · NUL arrives as U+FFFD and is noted")
    void replacesNul() {
        Interaction offer = offer("From: a@example.org", "Date: Mon, 2 Nov 2026 07:00:00 +0000", "", "a\0b");

        assertThat(content(offer).text()).isEqualTo("a\uFFFDb");
        assertThat(content(offer).notes()).contains(ContentNote.CHARACTERS_REPLACED);
    }

    @Test
    @DisplayName("L4 · of a file over the size limit the headers are offered, with a note")
    void offersHeadersOfTooLargeFile() {
        String text = "x".repeat(3_000);
        FolderFixture bench = new FolderFixture(folder, MailFolderChannel.Options.DEFAULT.withMaxFileBytes(2_000));
        bench.putMail("a.eml", "a@x", text);
        Interaction offer = bench.only();

        assertThat(offer.subject()).isEqualTo("Router");
        assertThat(offer.contact().address()).isEqualTo(ContactAddress.email("ada@example.org"));
        assertThat(content(offer).text()).isEmpty();
        assertThat(content(offer).notes()).containsExactly(ContentNote.TOO_LARGE);
    }

    @Test
    @DisplayName("L6 · the limits for texts are those that the SDK was given")
    void usesTextLimitsOfSdk() {
        FolderFixture bench = new FolderFixture(
                folder,
                MailFolderChannel.Options.DEFAULT.withLimits(
                        dev.caredesk.Limits.DEFAULT.withMessageBytes(100).withTextCharacters(5)));
        bench.putMail("a.eml", "a@x", "x".repeat(101));
        Interaction offer = bench.only();

        assertThat(content(offer).text()).isEmpty();
        assertThat(offer.subject()).isEmpty();
        assertThat(content(offer).notes()).containsExactly(ContentNote.TOO_LARGE);
    }
}
