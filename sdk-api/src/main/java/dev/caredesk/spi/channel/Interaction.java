package dev.caredesk.spi.channel;

import static dev.caredesk.WrongCallException.refuseNull;
import static dev.caredesk.WrongCallException.refuseUnknown;

import dev.caredesk.AgentId;
import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An interaction that a channel offers (D5).
 *
 * @param subject a line for it; empty when there is none
 * @param messages what was said so far
 * @param desks the desks that it is shown on; empty for all of the tenant
 */
public record Interaction(
        InteractionId id,
        MediaType media,
        Direction direction,
        Contact contact,
        String subject,
        Instant began,
        List<IncomingMessage> messages,
        Set<AgentId> desks) {

    public Interaction {
        refuseNull("id", id, "media", media, "direction", direction);
        refuseNull("contact", contact, "subject", subject, "began", began);
        refuseNull("messages", messages, "desks", desks);
        refuseUnknown("media", media);
        refuseUnknown("contact.address.kind", contact.address().kind());
        messages = List.copyOf(messages);
        desks = Set.copyOf(desks);
    }
}
