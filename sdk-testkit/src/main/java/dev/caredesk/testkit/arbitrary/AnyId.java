package dev.caredesk.testkit.arbitrary;

import dev.caredesk.AgentId;
import dev.caredesk.Cursor;
import dev.caredesk.Identifier;
import dev.caredesk.OperationId;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import dev.caredesk.TenantId;
import dev.caredesk.UnknownRecordId;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.ChannelId;
import dev.caredesk.activity.CommentId;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.desk.EngagementId;
import dev.caredesk.event.Position;
import dev.caredesk.request.RequestId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Ids and other names of one thing. */
public final class AnyId {

    private AnyId() {}

    /** Any well-formed name of an identifier, up to the longest. */
    public static Arbitrary<String> name() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, AnyText.word(20)),
                Tuple.of(1, Arbitraries.of("x", "a b", "1/2", "x".repeat(Identifier.MAX))));
    }

    /** A name that no identifier can have: empty, too long, with white space around it or with characters that no storage can hold. */
    public static Arbitrary<String> badName() {
        return Arbitraries.oneOf(
                AnyText.blank(),
                Arbitraries.of(" x", "x ", "a\tb", "x".repeat(Identifier.MAX + 1)),
                AnyText.malformed());
    }

    /** Ids: CustomerId. */
    public static Arbitrary<CustomerId> customer() {
        return name().map(CustomerId::new);
    }

    /** Ids: RequestId. */
    public static Arbitrary<RequestId> request() {
        return name().map(RequestId::new);
    }

    /** Ids: ActivityId. */
    public static Arbitrary<ActivityId> activity() {
        return name().map(ActivityId::new);
    }

    /** Ids: CommentId. */
    public static Arbitrary<CommentId> comment() {
        return name().map(CommentId::new);
    }

    /** Ids: MessageId. */
    public static Arbitrary<MessageId> message() {
        return name().map(MessageId::new);
    }

    /** Ids: AgentId. */
    public static Arbitrary<AgentId> agent() {
        return name().map(AgentId::new);
    }

    /** Ids: TenantId. */
    public static Arbitrary<TenantId> tenant() {
        return name().map(TenantId::new);
    }

    /** Ids: ChannelId. */
    public static Arbitrary<ChannelId> channel() {
        return name().map(ChannelId::new);
    }

    /** Ids: EngagementId. */
    public static Arbitrary<EngagementId> engagement() {
        return name().map(EngagementId::new);
    }

    /** Ids: OperationId. */
    public static Arbitrary<OperationId> operation() {
        return name().map(OperationId::new);
    }

    /** Ids: Cursor. */
    public static Arbitrary<Cursor> cursor() {
        return name().map(Cursor::new);
    }

    /** Ids: Position. */
    public static Arbitrary<Position> position() {
        return name().map(Position::new);
    }

    /** Ids of records of any kind. */
    public static Arbitrary<RecordId> record() {
        return AnyName.of(RecordType.class).flatMap(AnyId::record);
    }

    private static Arbitrary<RecordId> record(RecordType type) {
        return type == RecordType.INTERACTION
                ? interaction().map(id -> id)
                : name().map(value -> RecordId.of(type, value));
    }

    /** Ids of records of a kind that only a newer version knows. */
    public static Arbitrary<UnknownRecordId> unknownRecord() {
        return Combinators.combine(Arbitraries.of("invoice", "call-back"), name())
                .as(UnknownRecordId::new);
    }

    /** Names of interactions. */
    public static Arbitrary<InteractionId> interaction() {
        return Combinators.combine(channel(), name()).as(InteractionId::new);
    }
}
