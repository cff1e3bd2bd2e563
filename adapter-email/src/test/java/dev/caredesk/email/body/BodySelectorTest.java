package dev.caredesk.email.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.message.MailSamples;
import dev.caredesk.email.mime.MailAttachment;
import org.junit.jupiter.api.Test;

class BodySelectorTest {

    private static MailBody body(String type, String... lines) {
        return MailSamples.parse(
                        "From: a@example.org",
                        "Content-Type: " + type + "; boundary=b",
                        "",
                        String.join("\r\n", lines),
                        "--b--")
                .body();
    }

    @Test
    void anAlternativeGivesItsPlainTextAndItsHtml() {
        MailBody body = body(
                "multipart/alternative",
                "--b",
                "Content-Type: text/plain",
                "",
                "plain",
                "--b",
                "Content-Type: text/html",
                "",
                "<p>rich</p>");

        assertThat(body.text()).isEqualTo("plain");
        assertThat(body.safeHtml()).contains("<p>rich</p>");
        assertThat(body.attachments()).isEmpty();
    }

    @Test
    void blankPlainTextGivesWayToHtml() {
        MailBody body = body("multipart/alternative", "--b", "", "  ", "--b", "Content-Type: text/html", "", "<p>rich");

        assertThat(body.text()).isEqualTo("rich");
    }

    @Test
    void htmlAloneIsAlsoText() {
        MailBody body = MailSamples.parse("From: a@example.org", "Content-Type: text/html", "", "<p>one<p>two")
                .body();

        assertThat(body.text()).isEqualTo("one\n\ntwo");
    }

    @Test
    void severalTextsOfAMixedMailAreJoined() {
        MailBody body = body(
                "multipart/mixed",
                "--b",
                "",
                "first",
                "--b",
                "Content-Type: image/png",
                "",
                "x",
                "--b",
                "Content-Type: text/html",
                "",
                "<b>second</b>",
                "--b",
                "",
                "third <3");

        assertThat(body.text()).isEqualTo("first\n\nsecond\n\nthird <3");
        assertThat(body.safeHtml()).contains("<div>first</div><div><b>second</b></div><div>third &lt;3</div>");
        assertThat(body.attachments()).extracting(MailAttachment::part).containsExactly("2");
    }

    @Test
    void whatIsRelatedToTheTextIsAnInlineAttachment() {
        MailBody body = body(
                "multipart/related",
                "--b",
                "Content-Type: text/html",
                "",
                "<img src='cid:x@y'>see",
                "--b",
                "Content-Type: image/png",
                "Content-ID: <x@y>",
                "",
                "x",
                "--b",
                "Content-Type: text/html",
                "",
                "frame");

        assertThat(body.text()).isEqualTo("see");
        assertThat(body.attachments()).allMatch(MailAttachment::inline).hasSize(2);
        assertThat(body.attachments().get(0).contentId()).contains("x@y");
    }

    @Test
    void anEnclosedMessageIsAnAttachmentNamedByItsSubject() {
        MailBody body = body(
                "multipart/mixed",
                "--b",
                "",
                "see below",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "From: c@example.org",
                "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=",
                "",
                "Subject: not this");

        assertThat(body.text()).isEqualTo("see below");
        assertThat(body.attachments()).singleElement().satisfies(a -> {
            assertThat(a.name()).contains("Grüße");
            assertThat(a.contentType()).isEqualTo("message/rfc822");
        });
    }

    @Test
    void anEnclosedMessageThatNestsItsSubjectHarmsNothing() {
        MailBody body = body(
                "multipart/mixed",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "Subject: x\r\n ".repeat(4_000) + "\r\ny");

        assertThat(body.attachments()).hasSize(1);
    }

    @Test
    void aCalendarPartIsAnAttachment() {
        MailBody body = body(
                "multipart/alternative",
                "--b",
                "",
                "come",
                "--b",
                "Content-Type: text/calendar",
                "",
                "BEGIN:VCALENDAR");

        assertThat(body.text()).isEqualTo("come");
        assertThat(body.attachments()).extracting(MailAttachment::contentType).containsExactly("text/calendar");
    }

    @Test
    void textsThatAreFilesAreAttachments() {
        MailBody body = body(
                "multipart/mixed",
                "--b",
                "",
                "text",
                "--b",
                "Content-Type: text/plain; name=notes.txt",
                "",
                "notes",
                "--b",
                "Content-Disposition: attachment",
                "",
                "file");

        assertThat(body.text()).isEqualTo("text");
        assertThat(body.attachments()).extracting(MailAttachment::part).containsExactly("2", "3");
    }

    @Test
    void aMailThatIsAFileHasNoText() {
        MailBody body = MailSamples.parse("From: a@example.org", "Content-Type: application/pdf", "", "%PDF")
                .body();

        assertThat(body.text()).isEmpty();
        assertThat(body.attachments()).extracting(MailAttachment::part).containsExactly("1");
    }
}
