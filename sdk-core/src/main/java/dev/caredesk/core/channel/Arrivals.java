package dev.caredesk.core.channel;

import dev.caredesk.Limits;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.codec.Codec;
import dev.caredesk.core.tenant.Ids;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Write;
import java.util.Optional;

/** From what a channel reports to what is committed (L4, L5, M3). Pure functions. */
public final class Arrivals {

    private Arrivals() {}

    /** The id under which a channel's message is stored: the same for the same message of the same activity (X2). */
    public static MessageId id(ActivityId activity, String incoming) {
        return MessageId.of(Ids.derived("message", activity.value(), incoming));
    }

    /** Adds a message of an activity, repaired and within the limits, and its line in the journal. */
    public static void add(
            ChangeSet.Builder changes,
            ActivityId activity,
            Optional<CustomerId> customer,
            IncomingMessage incoming,
            Limits limits) {
        IncomingMessage fitting = Incoming.fitting(incoming, limits);
        Message message = new Message(
                id(activity, fitting.id()),
                activity,
                fitting.direction(),
                Optional.empty(),
                fitting.at(),
                fitting.content());
        changes.write(Write.create(Codec.store(message)));
        changes.journal(Additions.entry(message.id(), activity, customer));
    }
}
