package dev.caredesk.testkit.arbitrary;

import dev.caredesk.activity.MediaType;
import dev.caredesk.desk.Action;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates actions, which take effect at once (E1). */
public final class AnyAction {

    private AnyAction() {}

    /** Comments. */
    public static Arbitrary<Action.AddComment> addComment() {
        return Combinators.combine(AnyId.activity(), AnyText.wellFormed()).as(Action.AddComment::new);
    }

    /** Replies. */
    public static Arbitrary<Action.Reply> reply() {
        return Combinators.combine(AnyId.activity(), AnyText.wellFormed()).as(Action.Reply::new);
    }

    /** New requests. */
    public static Arbitrary<Action.AddRequest> addRequest() {
        return Combinators.combine(
                        AnyText.wellFormed(),
                        AnyText.wellFormed(),
                        AnyId.activity().optional())
                .as(Action.AddRequest::new);
    }

    /** Moves to a request. */
    public static Arbitrary<Action.Move> move() {
        return Combinators.combine(AnyId.activity(), AnyId.request()).as(Action.Move::new);
    }

    /** Moves to a customer. */
    public static Arbitrary<Action.MoveToCustomer> moveToCustomer() {
        return Combinators.combine(AnyId.activity(), AnyId.customer()).as(Action.MoveToCustomer::new);
    }

    /** Requests closed by hand. */
    public static Arbitrary<Action.CloseRequest> closeRequest() {
        return AnyId.request().map(Action.CloseRequest::new);
    }

    /** Follow-ups. */
    public static Arbitrary<Action.FollowUp> followUp() {
        return Combinators.combine(AnyId.request(), Arbitraries.of(true, false)).as(Action.FollowUp::new);
    }

    /** Links. */
    public static Arbitrary<Action.Link> link() {
        return AnyId.customer().map(Action.Link::new);
    }

    /** Outbound starts. */
    public static Arbitrary<Action.Start> start() {
        return Combinators.combine(AnyId.channel(), AnyName.of(MediaType.class), AnyContact.addresses())
                .as(Action.Start::new);
    }

    /** Actions of every kind. */
    public static Arbitrary<Action<?>> actions() {
        return Arbitraries.oneOf(List.<Arbitrary<? extends Action<?>>>of(
                addComment(),
                reply(),
                addRequest(),
                move(),
                moveToCustomer(),
                closeRequest(),
                followUp(),
                link(),
                start()));
    }
}
