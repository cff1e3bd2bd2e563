package dev.caredesk.spi.channel;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.Identifier;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import java.time.Instant;

/**
 * What a channel reports as said.
 *
 * @param id the channel's own id for it, unique in its interaction, 1 to 1,000 characters; the same id again is the same message
 *     (X2)
 * @param direction outbound for what the organization said by another way than a reply
 */
public record IncomingMessage(String id, Instant at, Direction direction, Content content) {

    private static final int MAX = 1_000;

    public IncomingMessage {
        refuseNull("id", id, "at", at, "direction", direction, "content", content);
        content.call().ifPresent(state -> refuseUnknown("content.call", state));
        content.notes().forEach(note -> refuseUnknown("content.notes", note));
        id = Identifier.checked("message id", id, MAX);
    }

    /** A line that the customer said. */
    public static IncomingMessage inbound(String id, Instant at, String text) {
        return new IncomingMessage(id, at, Direction.INBOUND, Content.text(text));
    }
}
