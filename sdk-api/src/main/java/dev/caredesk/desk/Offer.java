package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Content;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import java.time.Instant;
import java.util.List;

/**
 * An interaction that a channel offers and no agent has accepted yet; agents can look at it first (D5).
 *
 * @param subject an e-mail's subject or a channel's own line for it; empty when there is none
 * @param messages what was said so far, oldest first
 * @param began when the channel says it began
 */
public record Offer(
        InteractionId id,
        MediaType media,
        Direction direction,
        Contact contact,
        String subject,
        List<Content> messages,
        Instant began) {

    public Offer {
        refuseNull("id", id, "media", media, "direction", direction);
        refuseNull("contact", contact, "subject", subject, "messages", messages);
        refuseNull("began", began);
        messages = List.copyOf(messages);
    }
}
