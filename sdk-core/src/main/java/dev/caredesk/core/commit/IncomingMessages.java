package dev.caredesk.core.commit;

import dev.caredesk.Limits;
import dev.caredesk.activity.ActivityId;
import dev.caredesk.activity.Message;
import dev.caredesk.activity.MessageId;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.storage.ChangeSet;
import java.util.Optional;

/** Adds messages from channels to a ChangeSet (L4, L5, M3). Pure functions. */
public final class IncomingMessages {

    private IncomingMessages() {}

    /** Returns the id under which a channel's message is stored; the same message of an activity always has the same id (X2). */
    public static MessageId id(ActivityId activity, String incoming) {
        return MessageId.of(DerivedIds.derived("message", activity.value(), incoming));
    }

    /** Adds a message of an activity, repaired and within the limits, and its journal entry. */
    public static void add(
            ChangeSet.Builder changes,
            ActivityId activity,
            Optional<CustomerId> customer,
            IncomingMessage incoming,
            Limits limits) {
        IncomingMessage fitting = RepairReport.fitting(incoming, limits);
        Message message = new Message(
                id(activity, fitting.id()),
                activity,
                fitting.direction(),
                Optional.empty(),
                fitting.at(),
                fitting.content());
        changes.create(RecordCodec.store(message));
        changes.journal(AdditionJournalEntry.entry(message.id(), activity, customer));
    }
}
