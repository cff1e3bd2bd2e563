package dev.caredesk.inmemory.table;

import dev.caredesk.RecordId;
import dev.caredesk.spi.storage.Claim;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The claims of a tenant that are held. */
public final class ClaimTable {

    private final Map<Claim.Key, Claim> held = new HashMap<>();

    public Optional<Claim> find(Claim.Key key) {
        return Optional.ofNullable(held.get(key));
    }

    public void release(Claim.Key key, RecordId holder) {
        held.computeIfPresent(key, (same, claim) -> claim.holder().equals(holder) ? null : claim);
    }

    public void put(Claim claim) {
        held.put(claim.key(), claim);
    }
}
