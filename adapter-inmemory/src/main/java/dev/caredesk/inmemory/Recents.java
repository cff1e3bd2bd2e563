package dev.caredesk.inmemory;

import dev.caredesk.AgentId;
import dev.caredesk.customer.CustomerId;
import dev.caredesk.spi.storage.RecentWrite;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The customers that each desk closed, each once, in the order of closing (D2). */
final class Recents {

    record Row(CustomerId customer, Instant closed) {}

    private static final class Desk {
        // The order of the commits, not the instant: what was closed is the newest, whatever the clock did (T1).
        private final TreeMap<Long, Row> byOrder = new TreeMap<>();
        private final Map<CustomerId, Long> orderOf = new HashMap<>();
    }

    private final Map<AgentId, Desk> desks = new HashMap<>();

    void put(RecentWrite entry, Instant at, long order) {
        Desk desk = desks.computeIfAbsent(entry.desk(), id -> new Desk());
        Optional.ofNullable(desk.orderOf.put(entry.customer(), order)).ifPresent(desk.byOrder::remove);
        desk.byOrder.put(order, new Row(entry.customer(), at));
    }

    List<Row> newestFirst(AgentId desk, Predicate<CustomerId> shown, int most) {
        return Optional.ofNullable(desks.get(desk))
                .map(found -> found.byOrder.descendingMap().values().stream()
                        .filter(row -> shown.test(row.customer()))
                        .limit(most)
                        .toList())
                .orElse(List.of());
    }
}
