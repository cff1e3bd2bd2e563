package dev.caredesk.inmemory.commit;

import dev.caredesk.inmemory.table.ClaimTable;
import dev.caredesk.spi.storage.Broken;
import dev.caredesk.spi.storage.ChangeSet;
import dev.caredesk.spi.storage.Claim;
import dev.caredesk.spi.storage.Release;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the claims whose key another record holds, once the ChangeSet's releases have taken effect. */
final class ClaimCheck {

    private ClaimCheck() {}

    static List<Broken> broken(ClaimTable claims, ChangeSet changes) {
        Set<Release> releases = new HashSet<>(changes.releases());
        Map<Claim.Key, Claim> taken = new HashMap<>();
        List<Broken> broken = new ArrayList<>();
        for (Claim wanted : changes.claims()) {
            Optional<Claim> present = claims.find(wanted.key())
                    .filter(claim -> !releases.contains(new Release(claim.key(), claim.holder())))
                    .or(() -> Optional.ofNullable(taken.get(wanted.key())));
            present.filter(claim -> !claim.holder().equals(wanted.holder()))
                    .ifPresent(claim -> broken.add(new Broken.Held(wanted, claim)));
            taken.putIfAbsent(wanted.key(), wanted);
        }
        return broken;
    }
}
