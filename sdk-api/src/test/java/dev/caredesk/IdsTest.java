package dev.caredesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Position;
import dev.caredesk.request.RequestId;
import dev.caredesk.spi.channel.CommandId;
import dev.caredesk.spi.storage.ChangeSetId;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.ProcessId;
import dev.caredesk.spi.storage.Term;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final List<Function<String, Identifier>> FACTORIES = List.of(
            ActivityId::of,
            AgentId::of,
            ChangeSetId::of,
            ChannelId::of,
            CommandId::of,
            CommentId::of,
            Cursor::of,
            CustomerId::of,
            EngagementId::of,
            MessageId::of,
            Position::of,
            ProcessId::of,
            RefusalCode::of,
            RequestId::of,
            TenantId::of);

    @Test
    @DisplayName("an id is made again of what it prints")
    void printed() {
        assertThat(FACTORIES).allSatisfy(of -> {
            Identifier id = of.apply("0190-a");
            assertThat(id.toString()).isEqualTo("0190-a");
            assertThat(of.apply(id.toString())).isEqualTo(id);
        });
    }

    @Test
    @DisplayName("a record's id has a form with its kind, which is read back")
    void withKind() {
        for (RecordType type : EnumSet.complementOf(EnumSet.of(RecordType.UNKNOWN))) {
            RecordId id = RecordId.of(type, type == RecordType.INTERACTION ? "chat/0190-a" : "0190-a");
            assertThat(RecordId.parse(id.text())).isEqualTo(id);
            assertThat(RecordId.of(type, id.key())).isEqualTo(id);
        }
        assertThat(CustomerId.of("7").text()).isEqualTo("customer/7");
    }

    @Test
    @DisplayName("X2 · the key of an interaction names its channel and its id, whatever characters they have")
    void keysOfInteractions() {
        for (String channel : List.of("chat", "a/b", "a%2Fb", "%", "/", "100%/25")) {
            for (String value : List.of("1", "a/b", "%2F", "<a%b@example.org>", "/")) {
                InteractionId id = InteractionId.of(ChannelId.of(channel), value);
                assertThat(InteractionId.ofKey(id.key())).isEqualTo(id);
                assertThat(RecordId.parse(id.text())).isEqualTo(id);
            }
        }
        assertThat(InteractionId.of(ChannelId.of("a/b"), "c/d").text()).isEqualTo("interaction/a%2Fb/c/d");
        assertWrong(() -> InteractionId.ofKey("chat"));
        assertWrong(() -> InteractionId.ofKey("/1"));
        assertWrong(() -> InteractionId.ofKey("a%/1"));
    }

    @Test
    @DisplayName("S1 · a term has 1 to 120 characters and a place")
    void terms() {
        String emoji = "\uD83D\uDE00";
        assertThat(new Term(Field.TITLE, 0, emoji.repeat(Term.MAX)).text()).hasSize(2 * Term.MAX);
        assertWrong(() -> new Term(Field.TITLE, 0, "x".repeat(Term.MAX + 1)));
        assertWrong(() -> new Term(Field.TITLE, 0, ""));
        assertWrong(() -> new Term(Field.TITLE, -1, "x"));
    }

    @Test
    @DisplayName("X2 · a claim's text has 1 to 2,100 characters")
    void claims() {
        String emoji = "\uD83D\uDE00";
        String longest = emoji.repeat(Claim.Key.MAX);
        assertThat(new Claim.Key(Claim.Kind.SLOT, longest).text()).isEqualTo(longest);
        assertWrong(() -> new Claim.Key(Claim.Kind.SLOT, longest + "x"));
        assertWrong(() -> new Claim.Key(Claim.Kind.SLOT, ""));
    }

    private static void assertWrong(ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(WrongCallException.class);
    }
}
