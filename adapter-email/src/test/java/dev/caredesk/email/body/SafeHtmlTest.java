package dev.caredesk.email.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.message.MailSamples;
import dev.caredesk.email.message.ParsedMail;
import dev.caredesk.email.text.MailNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p onclick=x()>a</p> | <p>a</p>",
                "<script>x()</script><p>a</p> | <p>a</p>",
                "<style>p{}</style><p style='color:red'>a</p> | <p>a</p>",
                "<form action=http://x><p>a</p><input value=b></form> | <p>a</p>",
                "<iframe src=http://x></iframe><p>a</p> | <p>a</p>",
                "<svg onload=x()><p>a</p></svg> | <p>a</p>",
                "<a href='JaVa\tscript:x()'>a</a> | <a rel=\"noopener noreferrer nofollow\">a</a>",
                "<a href='data:text/html,x'>a</a> | <a rel=\"noopener noreferrer nofollow\">a</a>",
                "<a href='ftp://x/'>a</a> | <a rel=\"noopener noreferrer nofollow\">a</a>",
                "<a href='http://x/' target=_blank rel=opener>a</a> | <a href=\"http://x/\" rel=\"noopener noreferrer nofollow\">a</a>",
                "<a href='mailto:a@b'>a</a> | <a href=\"mailto:a@b\" rel=\"noopener noreferrer nofollow\">a</a>",
                "<base href='javascript:x()//'><a href='y'>a</a> | <a rel=\"noopener noreferrer nofollow\">a</a>",
                "<img src='cid:a@b' alt=c> | <img src=\"cid:a@b\" alt=\"c\">",
                "<!--[if mso]>x<![endif]--><p>a</p> | <p>a</p>",
            })
    void onlyWhatIsHarmlessStays(String raw, String safe) {
        assertThat(SafeHtml.of(raw).html()).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=http://x/pixel.gif width=1>",
                "<img src=//x/pixel.gif>",
                "<img src=data:image/png;base64,AAAA>",
                "<img srcset=http://x/a.png>",
            })
    void imagesFromOutsideAreDropped(String image) {
        SafeHtml safe = SafeHtml.of("<p>a</p>" + image);

        assertThat(safe.html()).isEqualTo("<p>a</p>");
        assertThat(safe.imagesRemoved()).isTrue();
    }

    @Test
    void droppedImagesAreNoted() {
        ParsedMail mail =
                MailSamples.parse("From: a@example.org", "Content-Type: text/html", "", "<p>a<img src=http://x/p.gif>");

        assertThat(mail.notes()).containsExactly(new MailNote.ImagesRemoved());
    }

    @Test
    void htmlOfWhichNothingIsLeftIsNone() {
        ParsedMail mail =
                MailSamples.parse("From: a@example.org", "Content-Type: text/html", "", "<script>x()</script>");

        assertThat(mail.body().safeHtml()).isEmpty();
        assertThat(mail.body().text()).isEmpty();
    }
}
