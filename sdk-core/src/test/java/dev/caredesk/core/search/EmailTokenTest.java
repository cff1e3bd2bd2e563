package dev.caredesk.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailTokenTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "S1 · an e-mail address in a text extends as far as its characters allow, and not over signs at either end")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ada@example.org|ada@example.org",
                "write to ada@example.org today|ada@example.org",
                "(ada@example.org)|ada@example.org",
                "ada.l+desk_1%a-b'c&d~e#f$g!h@example.org|ada.l+desk_1%a-b'c&d~e#f$g!h@example.org",
                "...ada@example.org...|ada@example.org",
                "-+ada@mail.my-example.org-.|ada@mail.my-example.org",
                "ada/bob@example.org/x|bob@example.org",
                "名前@例え.jp|名前@例え.jp",
                "\ud840\udc00x@\ud840\udc01.jp,|\ud840\udc00x@\ud840\udc01.jp",
                "a@b|a@b",
                "a@b@c|a@b,b@c",
                "ada@example.org;bob@example.org|ada@example.org,bob@example.org",
            })
    void finds(String text, String addresses) {
        assertThat(texts(text)).isEqualTo(Arrays.asList(addresses.split(",")));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("S1 · an @ without characters on one side is in no e-mail address")
    @CsvSource({
        "@",
        "ada@",
        "@example.org",
        "ada@...",
        "...@example.org",
        "ada @example.org",
        "ada@ example.org",
        "🙂@🙂"
    })
    void findsNone(String text) {
        assertThat(texts(text)).isEmpty();
    }

    @Test
    @DisplayName("S1 · an e-mail address is found where it stands in the text, and its own text form does not tell it")
    void tellsPlace() {
        EmailToken token = EmailToken.of("to .ada@example.org.").get(0);

        assertThat(token.begin()).isEqualTo(4);
        assertThat(token.end()).isEqualTo(19);
        assertThat(token).hasToString("EmailToken[4..19]");
    }

    private static List<String> texts(String text) {
        return EmailToken.of(text).stream().map(EmailToken::text).toList();
    }
}
