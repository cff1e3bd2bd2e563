package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.AgentId;
import dev.caredesk.Field;
import dev.caredesk.OperationId;
import dev.caredesk.TenantId;
import dev.caredesk.WrongCallException;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.ContactAddress;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.request.RequestId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("ids, names and addresses from hosts")
class IdentifierTest {

    private static final String EMOJI = "\uD83D\uDE00";

    /** A kind of identifier, with its limit in characters. */
    record Kind(String name, int most, Function<String, Object> made) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> kinds() {
        return List.of(
                new Kind("agent", 200, AgentId::of),
                new Kind("tenant", 200, TenantId::of),
                new Kind("channel", 200, ChannelId::of),
                new Kind("customer", 200, CustomerId::of),
                new Kind("request", 200, RequestId::of),
                new Kind("activity", 200, ActivityId::of),
                new Kind("comment", 200, CommentId::of),
                new Kind("message", 200, MessageId::of),
                new Kind("engagement", 200, EngagementId::of),
                new Kind("operation", 200, OperationId::of),
                new Kind("field", 200, Field::of),
                new Kind("extra field", 200 - "extra:".length(), Field::extra),
                new Kind("interaction", 1_000, value -> InteractionId.of(Samples.CHANNEL, value)),
                new Kind("e-mail address", 1_000, ContactAddress::email),
                new Kind("phone number", 1_000, ContactAddress::phone),
                new Kind("other address", 1_000, ContactAddress::other));
    }

    @ParameterizedTest(name = "{displayName} · {0}")
    @MethodSource("kinds")
    @DisplayName("L1 · an id or address holds its limit of code points, and not one more")
    void limitsCodePoints(Kind kind) {
        for (String full :
                List.of("x".repeat(kind.most()), EMOJI.repeat(kind.most()), "e\u0301".repeat(kind.most() / 2))) {
            assertThat(kind.made().apply(full))
                    .hasToString(kind.made().apply(full).toString());
            assertThatThrownBy(() -> kind.made().apply(full + "x"))
                    .isInstanceOf(WrongCallException.class)
                    .hasMessageNotContaining(full);
        }
    }

    @ParameterizedTest(name = "{displayName} · {0}")
    @MethodSource("kinds")
    @DisplayName("L5 · an id or address that is blank, malformed or has a control character is a wrong call")
    void refusesMalformedIds(Kind kind) {
        for (String bad : List.of(" ", "\u2003", "a\u0000b", "a\uD83D", "\uDE00a", "\uDE00\uD83D", "a\nb", "a ")) {
            assertThatThrownBy(() -> kind.made().apply(bad))
                    .as("%s", bad.chars().boxed().toList())
                    .isInstanceOf(WrongCallException.class);
        }
    }

    @Test
    @DisplayName("L5 · an empty id, address or name of an extra field is a wrong call")
    void refusesEmptyIds() {
        assertThat(kinds())
                .allSatisfy(
                        kind -> assertThatThrownBy(() -> kind.made().apply("")).isInstanceOf(WrongCallException.class));
    }
}
