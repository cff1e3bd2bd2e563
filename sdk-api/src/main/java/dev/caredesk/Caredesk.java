package dev.caredesk;

import static dev.caredesk.WrongCallException.refuseNull;

import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Inbox;
import dev.caredesk.desk.Lanes;
import dev.caredesk.event.Events;
import java.util.Locale;

/**
 * A running care desk: the rules over one storage and its channels. Built and started by {@code CaredeskBuilder} of
 * {@code sdk-core}; ended by {@link #close()}, after which every call is a {@link CaredeskClosedException}, also on what it gave before,
 * except to ask for an id, an agent, a language or the limits, or to close again. Safe for use by several threads.
 */
public interface Caredesk extends AutoCloseable {

    /**
     * Returns a tenant, which begins when it has a channel or is first asked for: from then on until {@link #close()} its journal
     * is followed and its overdue requests are swept in this process. Every id is a tenant, so that none should come unchecked
     * from a URL or a message: each new one costs background work for good. A tenant that was not begun here is not swept here;
     * its requests are shown as closed all the same (R7).
     *
     * @throws StorageException if the tenant can't begin now; it is begun by a later call
     */
    Tenant tenant(TenantId id);

    /** Returns the tenant {@link TenantId#DEFAULT}, for a host that has no others. As {@link #tenant(TenantId)}. */
    default Tenant tenant() {
        return tenant(TenantId.DEFAULT);
    }

    /** Returns the desk of an agent of the default tenant. */
    default Desk desk(AgentId agent) {
        refuseNull("agent", agent);
        return tenant().desk(agent);
    }

    /** Returns the desk of an agent of the default tenant, in the given language. */
    default Desk desk(AgentId agent, Locale language) {
        refuseNull("agent", agent, "language", language);
        return tenant().desk(agent, language);
    }

    /** Returns the inbox of the default tenant. */
    default Inbox inbox() {
        return tenant().inbox();
    }

    /** Returns the parked lanes of the default tenant. */
    default Lanes lanes() {
        return tenant().lanes();
    }

    /** Returns the events of the default tenant. */
    default Events events() {
        return tenant().events();
    }

    /** Returns the limits in force (L7). */
    Limits limits();

    /** Returns the state of the SDK's background work. */
    Health health();

    /**
     * Ends all background work, within the time that the builder was given, 10 seconds by default. Drafts are stored first, side
     * by side: unsaved changes are there when the engagement is taken up again (D6). A draft that can't be stored in time is as
     * it was stored last; the log names its engagement, and nothing else is hindered, so a host that has to know calls
     * {@link dev.caredesk.desk.Engagement#flush} before. Commands that channels have not received yet are sent after the next
     * start (X5). Channels and the storage that the builder was given are closed too, executors that it was given are not. Code
     * that does not return in time is left running, and logged. Closing again does nothing.
     *
     * @throws StorageException if the storage fails to close in time; everything else has ended then
     */
    @Override
    void close();
}
