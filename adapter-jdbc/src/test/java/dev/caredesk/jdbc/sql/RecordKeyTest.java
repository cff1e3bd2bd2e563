package dev.caredesk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.customer.CustomerId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the texts by which records are found")
class RecordKeyTest {
    private static final ChannelId CHAT = ChannelId.of("chat");
    private static final String WIDE = "\uD83D\uDE00";

    /** As long as with its channel and the slash makes so many characters. */
    private static InteractionId ofLength(int characters) {
        return InteractionId.of(CHAT, WIDE.repeat(characters - "chat/".length()));
    }

    @Test
    @DisplayName("a key of up to 200 characters stays as it is, and needs no other place")
    void shortKeysStay() {
        assertThat(RecordKey.of(ofLength(200))).isEqualTo(ofLength(200).key());
        assertThat(RecordKey.whole(ofLength(200))).isEmpty();
        CustomerId longest = CustomerId.of(WIDE.repeat(200));
        assertThat(RecordKey.of(longest)).isEqualTo(longest.value());
        assertThat(RecordKey.whole(longest)).isEmpty();
    }

    @Test
    @DisplayName(
            "a longer key is its first 200 characters and a hash of all, which fits in an index, and is kept whole as well")
    void longKeysAreShortened() {
        for (InteractionId id : new InteractionId[] {ofLength(201), ofLength(1_000)}) {
            assertThat(RecordKey.of(id))
                    .startsWith(ofLength(200).key())
                    .hasSize(ofLength(200).key().length() + 64);
            assertThat(RecordKey.of(id).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(900);
            assertThat(RecordKey.whole(id)).contains(id.key());
        }
    }

    @Test
    @DisplayName("long ids that differ only at the end are apart, and from the id that looks like one of them")
    void longKeysAreApart() {
        String one = RecordKey.of(InteractionId.of(CHAT, WIDE.repeat(999) + "1"));
        String two = RecordKey.of(InteractionId.of(CHAT, WIDE.repeat(999) + "2"));
        assertThat(one).isNotEqualTo(two);
        InteractionId lookalike = InteractionId.ofKey(one);
        assertThat(RecordKey.of(lookalike)).isNotEqualTo(one);
    }
}
