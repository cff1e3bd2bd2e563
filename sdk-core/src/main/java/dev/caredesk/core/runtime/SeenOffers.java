package dev.caredesk.core.runtime;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Duration;
import java.util.Optional;

/**
 * The offers that this process read in the last minute, 1,000 at most, so that the accept of what a desk has just shown needs no read of its own. They may
 * be outdated: one only leads to a commit under its version, and never to a refusal. Thread-safe.
 */
public final class SeenOffers {

    private static final int MOST = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Cache<InteractionId, StoredInteraction> offers =
            CacheBuilder.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    SeenOffers() {}

    /** Notes an interaction as read; one that is not offered any more is forgotten. */
    public void note(StoredInteraction row) {
        if (row.state() == StoredInteraction.State.OFFERED) {
            offers.put(row.id(), row);
        } else {
            forget(row.id());
        }
    }

    /** Forgets an interaction, since something happened to it. */
    public void forget(InteractionId id) {
        offers.invalidate(id);
    }

    /** Returns an offer as it was read last. */
    public Optional<StoredInteraction> find(InteractionId id) {
        return Optional.ofNullable(offers.getIfPresent(id));
    }
}
