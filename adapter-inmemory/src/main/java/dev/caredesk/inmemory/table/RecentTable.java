package dev.caredesk.inmemory.table;

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
public final class RecentTable {

    public record RecentRow(CustomerId customer, Instant closed) {}

    private static final class RecentList {
        // The order of the commits, not the instant: what was closed is the newest, whatever the clock did (T1).
        private final TreeMap<Long, RecentRow> byOrder = new TreeMap<>();
        private final Map<CustomerId, Long> orderOf = new HashMap<>();
    }

    private final Map<AgentId, RecentList> desks = new HashMap<>();

    public void put(RecentWrite entry, Instant at, long order) {
        RecentList desk = desks.computeIfAbsent(entry.desk(), id -> new RecentList());
        Optional.ofNullable(desk.orderOf.put(entry.customer(), order)).ifPresent(desk.byOrder::remove);
        desk.byOrder.put(order, new RecentRow(entry.customer(), at));
    }

    public List<RecentRow> newestFirst(AgentId desk, Predicate<CustomerId> shown, int most) {
        return Optional.ofNullable(desks.get(desk))
                .map(found -> found.byOrder.descendingMap().values().stream()
                        .filter(row -> shown.test(row.customer()))
                        .limit(most)
                        .toList())
                .orElse(List.of());
    }
}
