package dev.caredesk.core.usecase;

import dev.caredesk.AgentId;
import dev.caredesk.activity.MediaType;
import dev.caredesk.core.commit.Attempt;
import dev.caredesk.core.commit.SlotKeys;
import dev.caredesk.core.runtime.TenantScope;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.Claim;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the first free slot of an agent for a medium, by one read, after a commit found the expected one taken (D4). */
public final class FreeSlot {

    private FreeSlot() {}

    /** Returns whether the previous attempt was refused because its slot is taken. */
    public static boolean isMissed(Attempt attempt) {
        return attempt.broken(Broken.Held.class)
                .anyMatch(held -> held.present().key().kind() == Claim.Kind.SLOT);
    }

    /** Returns the first free slot; empty if the agent is at the limit. */
    public static OptionalInt find(TenantScope scope, AgentId agent, MediaType media) {
        List<Claim.Key> slots = SlotKeys.all(agent, media, scope.limits());
        Set<Claim.Key> held = scope.storage().records().claims(scope.id(), slots).stream()
                .map(Claim::key)
                .collect(Collectors.toSet());
        return IntStream.range(0, slots.size())
                .filter(slot -> !held.contains(slots.get(slot)))
                .findFirst();
    }
}
