package dev.caredesk.spi.channel;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.Identifier;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import java.time.Instant;

/**
 * A message that a channel reports.
 *
 * @param id the channel's own id for it, unique in its interaction, 1 to 1,000 characters; the same id again is the same message
 *     (X2)
 * @param direction outbound for a message of the organization other than a reply from a desk
 */
public record IncomingMessage(String id, Instant at, Direction direction, Content content) {

    private static final int MAX = 1_000;

    public IncomingMessage {
        refuseNull("id", id, "at", at, "direction", direction);
        refuseNull("content", content);
        content.call().ifPresent(state -> refuseUnknown("content.call", state));
        content.notes().forEach(note -> refuseUnknown("content.notes", note));
        id = Identifier.checked("message id", id, MAX);
    }

    /** Returns a line of text from the customer. */
    public static IncomingMessage inbound(String id, Instant at, String text) {
        return new IncomingMessage(id, at, Direction.INBOUND, Content.text(text));
    }
}
