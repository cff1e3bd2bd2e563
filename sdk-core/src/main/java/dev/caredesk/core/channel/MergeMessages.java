package dev.caredesk.core.channel;

import dev.caredesk.spi.channel.IncomingMessage;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merges messages of one interaction: each id once, oldest first (X2). Pure functions. */
final class MergeMessages {

    private MergeMessages() {}

    /** Returns both lists merged; the first one's message wins where an id is in both. */
    static List<IncomingMessage> merged(Collection<IncomingMessage> first, Collection<IncomingMessage> second) {
        Map<String, IncomingMessage> byId = new LinkedHashMap<>();
        first.forEach(message -> byId.putIfAbsent(message.id(), message));
        second.forEach(message -> byId.putIfAbsent(message.id(), message));
        return byId.values().stream()
                .sorted(Comparator.comparing(IncomingMessage::at))
                .toList();
    }
}
