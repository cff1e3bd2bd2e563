package dev.caredesk.inmemory;

import dev.caredesk.AgentId;
import dev.caredesk.Version;
import dev.caredesk.activity.InteractionId;
import dev.caredesk.spi.storage.Payload;
import dev.caredesk.spi.storage.StoredInteraction;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The parts of an interaction, for a flaw to change. */
final class InteractionParts {

    InteractionId id;
    Version version;
    StoredInteraction.State state;
    Instant began;
    Set<AgentId> desks;
    Set<AgentId> rejected;
    Optional<StoredInteraction.Taken> taken;
    Optional<Instant> ended;
    Payload payload;

    InteractionParts(StoredInteraction told) {
        id = told.id();
        version = told.version();
        state = told.state();
        began = told.began();
        desks = told.desks();
        rejected = told.rejected();
        taken = told.taken();
        ended = told.ended();
        payload = told.payload();
    }

    StoredInteraction interaction() {
        return new StoredInteraction(id, version, state, began, desks, rejected, taken, ended, payload);
    }
}
