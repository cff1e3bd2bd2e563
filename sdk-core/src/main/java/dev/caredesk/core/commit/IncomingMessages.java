package dev.caredesk.core.commit;

import dev.caredesk.Limits;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.Message;
import dev.caredesk.core.codec.RecordCodec;
import dev.caredesk.core.runtime.DerivedIds;
import dev.caredesk.spi.channel.IncomingMessage;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.StoredActivity;
import java.util.Optional;

/** Adds messages from channels to a ChangeSet (L4, L5, M3). Pure functions. */
public final class IncomingMessages {

    private IncomingMessages() {}

    /**
     * Adds a message of an interaction, repaired and within the limits, and its journal entry.
     *
     * @param activity what the interaction became, if it is taken
     */
    public static void add(
            ChangeSet.Builder changes,
            InteractionId interaction,
            Optional<StoredActivity> activity,
            IncomingMessage incoming,
            Limits limits) {
        IncomingMessage fitting = RepairReport.fitting(incoming, limits);
        Message message = new Message(
                DerivedIds.message(interaction, fitting.id()),
                interaction,
                fitting.direction(),
                Optional.empty(),
                fitting.at(),
                Optional.empty(),
                fitting.content());
        changes.create(RecordCodec.store(message));
        changes.journal(activity.map(row -> AdditionJournalEntry.entry(message.id(), row.id(), row.customer()))
                .orElseGet(() -> AdditionJournalEntry.entry(message.id(), interaction)));
    }
}
