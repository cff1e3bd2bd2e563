package dev.caredesk.inmemory.table;

import dev.caredesk.Cursor;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.activity.MessageId;
import dev.caredesk.inmemory.index.TimelineKey;
import dev.caredesk.inmemory.index.TimelineMap;
import dev.caredesk.spi.storage.MessageOrder;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.Rows;
import dev.caredesk.spi.storage.StoredMessage;
import java.util.Optional;

/** The messages of interactions, and those that tell the state of a call apart (X3). */
public final class MessageTable {

    private final AppendOnlyTable<InteractionId, StoredMessage> all = new AppendOnlyTable<>();
    private final TimelineMap<InteractionId, MessageId> callStates = new TimelineMap<>();

    Optional<StoredMessage> find(MessageId id) {
        return all.find(id);
    }

    void add(StoredMessage message, long order) {
        TimelineKey place = new TimelineKey(message.at(), order);
        all.add(message, message.interaction(), place);
        if (message.call().isPresent()) {
            callStates.put(message.interaction(), place, message.id());
        }
    }

    void fail(MessageId id, Optional<Payload> failure) {
        find(id).ifPresent(message -> all.replace(new StoredMessage(
                message.id(), message.interaction(), message.at(), message.call(), failure, message.payload())));
    }

    void removeAll(InteractionId interaction) {
        all.removeAll(interaction);
        callStates.removeAll(interaction);
    }

    public Rows<StoredMessage> page(InteractionId interaction, MessageOrder order, Optional<Cursor> from, int size) {
        return order == MessageOrder.OLDEST_FIRST
                ? all.oldestFirst(interaction, from, size)
                : all.newestFirst(interaction, from, size);
    }

    public Optional<StoredMessage> lastCallState(InteractionId interaction) {
        return callStates.of(interaction).newest().flatMap(all::find);
    }
}
