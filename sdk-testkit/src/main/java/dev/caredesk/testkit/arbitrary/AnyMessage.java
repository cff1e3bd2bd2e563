package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.Comment;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.Message;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Comments and messages (M). */
public final class AnyMessage {

    private AnyMessage() {}

    /** Comments. */
    public static Arbitrary<Comment> comments() {
        return Combinators.combine(
                        AnyId.comment(), AnyId.activity(), AnyId.agent(), AnyTime.instants(), AnyText.notBlank())
                .as(Comment::new);
    }

    /** Messages. */
    public static Arbitrary<Message> messages() {
        return Combinators.combine(
                        AnyId.message(),
                        AnyId.interaction(),
                        Arbitraries.of(Direction.values()),
                        AnyId.agent().optional(),
                        AnyTime.instants(),
                        AnyActivity.failures().optional(),
                        AnyContent.contents())
                .as(Message::new);
    }
}
