package dev.caredesk.core.desk;

import dev.caredesk.AgentId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.channel.SlotKeys;
import dev.caredesk.core.tenant.TenantScope;
import dev.caredesk.spi.storage.Claim;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** D4: the first of an agent's slots of a medium that nothing holds; one read, after a commit found the expected one held. */
final class FreeSlot {

    private FreeSlot() {}

    /** Empty when the agent has as many as can be. */
    static OptionalInt find(TenantScope scope, AgentId agent, MediaType media) {
        List<Claim.Key> slots = SlotKeys.all(agent, media, scope.limits());
        Set<Claim.Key> held = scope.storage().records().claims(scope.id(), slots).stream()
                .map(Claim::key)
                .collect(Collectors.toSet());
        return IntStream.range(0, slots.size())
                .filter(slot -> !held.contains(slots.get(slot)))
                .findFirst();
    }
}
