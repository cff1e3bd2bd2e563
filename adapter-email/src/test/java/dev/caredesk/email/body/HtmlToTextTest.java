package dev.caredesk.email.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlToTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<div>one</div><div>two</div> | one¶two",
                "<p>one</p>\\n <p>two  \\n words</p> | one¶¶two words",
                "one<br>two<br><br>three | one¶two¶¶three",
                "<ul><li>one</li><li>two</li></ul> | - one¶- two",
                "<ol><li>one<li>two</ol>end | 1. one¶2. two¶¶end",
                "<ul><li>one<ul><li>in</li></ul></li></ul> | - one¶  - in",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table> | a b¶c",
                "see <a href='https://x.test/y'>this page</a>, please | see this page <https://x.test/y>, please",
                "<a href='https://x.test/'>x.test</a> | x.test",
                "<a href='mailto:a@b.test'>a@b.test</a> | a@b.test",
                "<a href='https://evil.test/'>https://bank.test</a> | https://bank.test <https://evil.test/>",
                "<pre>a  b\\n c</pre> | a  b¶ c",
                "a<hr>b | a¶---¶b",
                "a&nbsp;&lt;b&gt; <b>c</b>d | a <b> cd",
                "<img src='cid:x' alt='a chart'> below | a chart below",
            })
    void htmlReadsAsText(String html, String text) {
        assertThat(SafeHtml.of(html.replace("\\n", "\n")).text().replace('\n', '¶'))
                .isEqualTo(text);
    }
}
