package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import java.time.Instant;

/**
 * An interaction that a channel offers and no agent has accepted yet (D5). What was said so far is read with
 * {@link Desk#messages(InteractionId)}.
 *
 * @param subject an e-mail's subject or a channel's own line for it; empty when there is none
 * @param began when the channel says it began
 */
public record Offer(
        InteractionId id, MediaType media, Direction direction, Contact contact, String subject, Instant began) {

    public Offer {
        refuseNull("id", id, "media", media, "direction", direction);
        refuseNull("contact", contact, "subject", subject, "began", began);
    }
}
