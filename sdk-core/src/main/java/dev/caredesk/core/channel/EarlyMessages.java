package dev.caredesk.core.channel;

import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.channel.IncomingMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages of interactions that are not offered yet, kept until their offers come. The number of interactions and of messages each is
 * limited; the oldest are dropped and counted. Guarded by its owner.
 */
final class EarlyMessages {

    static final int INTERACTIONS = 1_000;
    static final int MESSAGES = 1_000;

    private final BoundedMap<InteractionId, Map<String, IncomingMessage>> waiting = new BoundedMap<>(INTERACTIONS);
    private long dropped;

    void add(InteractionId id, IncomingMessage message) {
        Optional<Map<String, IncomingMessage>> known = waiting.get(id);
        Map<String, IncomingMessage> messages = known.orElseGet(LinkedHashMap::new);
        messages.putIfAbsent(message.id(), message);
        if (messages.size() > MESSAGES) {
            messages.remove(messages.keySet().iterator().next());
            dropped++;
        }
        if (known.isEmpty() && waiting.put(id, messages).isPresent()) {
            dropped++;
        }
    }

    List<IncomingMessage> remove(InteractionId id) {
        Collection<IncomingMessage> messages =
                waiting.remove(id).map(Map::values).orElse(List.of());
        return new ArrayList<>(messages);
    }

    /** Returns how often something was dropped. */
    long dropped() {
        return dropped;
    }
}
