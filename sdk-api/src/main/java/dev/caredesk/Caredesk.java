package dev.caredesk;

import dev.caredesk.desk.Desk;
import dev.caredesk.event.Events;
import java.util.Locale;

/**
 * A running care desk: the rules over one storage and its channels. Built and started by {@code CaredeskBuilder} of
 * {@code sdk-core}; ended by {@link #close()}, after which every call is a {@link WrongCallException}, also on what it gave before,
 * except to ask for an id, an agent, a language or the limits, or to close again. Safe for use by several threads.
 */
public interface Caredesk extends AutoCloseable {

    /** The part of that tenant. */
    Tenant tenant(TenantId id);

    /** The part of the only tenant, for a host that has no others: {@link TenantId#DEFAULT}. */
    default Tenant tenant() {
        return tenant(TenantId.DEFAULT);
    }

    /** The desk of that agent of the default tenant. */
    default Desk desk(AgentId agent) {
        return tenant().desk(agent);
    }

    /** The desk of that agent of the default tenant, in that language. */
    default Desk desk(AgentId agent, Locale language) {
        return tenant().desk(agent, language);
    }

    /** What was committed for the default tenant. */
    default Events events() {
        return tenant().events();
    }

    /** The limits in force (L7). */
    Limits limits();

    /** How the SDK fares. */
    Health health();

    /** Ends all background work, after storing the drafts. Storage and channels that the builder was given are closed too. */
    @Override
    void close();
}
