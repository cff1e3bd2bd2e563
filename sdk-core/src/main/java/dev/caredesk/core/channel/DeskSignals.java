package dev.caredesk.core.channel;

import dev.caredesk.AgentId;
import dev.caredesk.desk.DeskSignal;
import java.util.Optional;

/** The way to the desks of a tenant that are in use in this process. Safe for use by several threads; does not throw. */
@FunctionalInterface
public interface DeskSignals {

    /**
     * Tells a desk. A signal to all of them also reaches the one whose agent caused it, and those on which an offer is hidden
     * ({@link Offers#isShown}); they leave it.
     *
     * @param desk empty for all desks of the tenant
     */
    void signal(Optional<AgentId> desk, DeskSignal signal);
}
