package dev.caredesk.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Limits;
import dev.caredesk.activity.Attachment;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.ContentNote;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.EmailHeaders;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.Message;
import dev.caredesk.core.channel.TestTenant;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IncomingMessagesTest {

    private static final InteractionId CHAT = InteractionId.of(ChannelId.of("chat"), "1");
    private static final Limits SMALL = Limits.DEFAULT.withMessageBytes(10);

    private final TestTenant tenant = new TestTenant();

    @Test
    @DisplayName("L5 · what no store can hold comes in as U+FFFD, in text, headers and names, and is noted")
    void repairsUnstorableText() {
        EmailHeaders headers = new EmailHeaders(
                "su\0bject",
                Optional.of("\ud800 <ada@example.org>"),
                List.of("t\0o"),
                List.of(),
                Optional.empty(),
                Optional.of("<1\0@example.org>"),
                List.of(),
                List.of("\udc00"));
        Content content = new Content(
                "a\0b\ud83d",
                Optional.of("<p>\0</p>"),
                Optional.empty(),
                Optional.of(headers),
                List.of(new Attachment("n\0ame", "text/plain", 3, "part-\0")),
                List.of());

        Content stored = stored(content, Limits.DEFAULT);

        assertThat(stored.toString())
                .doesNotContain("\0")
                .doesNotContain("\ud800")
                .doesNotContain("\udc00");
        assertThat(stored.text()).isEqualTo("a\ufffdb\ufffd");
        assertThat(stored.email().orElseThrow().subject()).isEqualTo("su\ufffdbject");
        assertThat(stored.attachments().get(0).name()).isEqualTo("n\ufffdame");
        assertThat(stored.notes()).containsExactly(ContentNote.CHARACTERS_REPLACED);
    }

    @Test
    @DisplayName("L5 · a pair of surrogates is a character like any other")
    void keepsSurrogatePairs() {
        assertThat(stored(Content.text("\ud83d\ude00"), Limits.DEFAULT)).isEqualTo(Content.text("\ud83d\ude00"));
    }

    @Test
    @DisplayName("L4 · a message of exactly the limit is kept, counted in UTF-8")
    void keepsMessageAtLimit() {
        assertThat(stored(Content.text("äääää"), SMALL)).isEqualTo(Content.text("äääää"));
    }

    @Test
    @DisplayName("L4 · a message over the limit is kept as too large, with its headers")
    void keepsHeadersOfTooLargeMessage() {
        EmailHeaders headers = new EmailHeaders(
                "Router",
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
        Content content =
                new Content("ääääää", Optional.of("<p>"), Optional.empty(), Optional.of(headers), List.of(), List.of());

        Content stored = stored(content, SMALL);

        assertThat(stored.text()).isEmpty();
        assertThat(stored.safeHtml()).isEmpty();
        assertThat(stored.email()).contains(headers);
        assertThat(stored.notes()).containsExactly(ContentNote.TOO_LARGE);
    }

    @Test
    @DisplayName("L4 · HTML over the limit makes a message too large")
    void countsHtml() {
        Content content = new Content(
                "a", Optional.of("<p>12345678</p>"), Optional.empty(), Optional.empty(), List.of(), List.of());

        assertThat(stored(content, SMALL).notes()).containsExactly(ContentNote.TOO_LARGE);
    }

    @Test
    @DisplayName("X2 · the same message of the same interaction has the same id, and others have others")
    void sameMessageHasSameId() {
        assertThat(DerivedIds.message(CHAT, "1")).isEqualTo(DerivedIds.message(CHAT, "1"));
        assertThat(DerivedIds.message(CHAT, "1")).isNotEqualTo(DerivedIds.message(CHAT, "2"));
        assertThat(DerivedIds.message(CHAT, "1"))
                .isNotEqualTo(DerivedIds.message(InteractionId.of(ChannelId.of("mail"), "1"), "1"))
                .isEqualTo(DerivedIds.message(DerivedIds.activity(CHAT), "1"));
    }

    @Test
    @DisplayName("T1 · instants of a channel are cut to microseconds, within the years 1 to 9999")
    void cutsInstants() {
        assertThat(RepairReport.fitting(Instant.parse("2026-01-01T00:00:00.123456789Z")))
                .isEqualTo("2026-01-01T00:00:00.123456Z");
        assertThat(RepairReport.fitting(Instant.MAX)).isEqualTo("9999-12-31T23:59:59.999999Z");
        assertThat(RepairReport.fitting(Instant.MIN)).isEqualTo("0001-01-01T00:00:00Z");
    }

    private Content stored(Content content, Limits limits) {
        ChangeSet.Builder changes = tenant.changes("c");
        IncomingMessages.add(
                changes,
                CHAT,
                Optional.empty(),
                new IncomingMessage("1", tenant.clock.instant(), Direction.INBOUND, content),
                limits);
        tenant.close();
        StoredMessage row = (StoredMessage) changes.build().created().get(0);
        Message message = RecordCodec.message(row);
        return message.content();
    }
}
