package dev.caredesk.email.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.email.message.MailSamples;
import org.junit.jupiter.api.Test;

class FlowedTextTest {

    private static String read(String parameters, String... lines) {
        return MailSamples.parse(
                        "From: a@example.org",
                        "Content-Type: text/plain; charset=utf-8" + parameters,
                        "",
                        String.join("\r\n", lines))
                .body()
                .text();
    }

    @Test
    void softBreaksAreJoined() {
        assertThat(read("; format=flowed", "one ", "two ", "three", "four")).isEqualTo("one two three\nfour");
    }

    @Test
    void spacesOfSoftBreaksCanBeDeleted() {
        assertThat(read("; format=flowed; delsp=yes", "spr ", "ing", "end")).isEqualTo("spring\nend");
    }

    @Test
    void quotesAreJoinedByDepth() {
        assertThat(read("; format=flowed", "> one ", "> two", ">> three ", "> four", "five"))
                .isEqualTo("> one two\n>> three \n> four\nfive");
    }

    @Test
    void stuffingIsUndoneAndTheSignatureStands() {
        assertThat(read("; format=flowed", " From here", " > no quote", "end ", "-- ", "Ada"))
                .isEqualTo("From here\n> no quote\nend \n-- \nAda");
    }

    @Test
    void fixedTextStaysAsItIs() {
        assertThat(read("", "one ", "two")).isEqualTo("one \ntwo");
    }
}
