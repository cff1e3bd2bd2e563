package dev.caredesk.desk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.activity.Contact;
import dev.caredesk.activity.Direction;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MediaType;
import java.time.Instant;

/**
 * An interaction that ended before an agent accepted it (D8). What was said is read with {@link Desk#messages(InteractionId)}, and
 * {@link Desk#pickUp} makes it an activity.
 *
 * @param subject an e-mail's subject or a channel's own line for it; empty when there is none
 * @param began when the channel says it began
 * @param ended when the channel says it ended, or the host withdrew it
 */
public record MissedInteraction(
        InteractionId id,
        MediaType media,
        Direction direction,
        Contact contact,
        String subject,
        Instant began,
        Instant ended) {

    public MissedInteraction {
        refuseNull("id", id, "media", media, "direction", direction);
        refuseNull("contact", contact, "subject", subject, "began", began);
        refuseNull("ended", ended);
    }
}
