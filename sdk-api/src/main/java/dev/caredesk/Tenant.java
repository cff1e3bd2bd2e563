package dev.caredesk;

import dev.caredesk.desk.Desk;
import dev.caredesk.event.Events;
import dev.caredesk.event.Trimming;
import java.util.Locale;

/** One organization's part of the SDK. Safe for use by several threads. Nothing here sees a record of another tenant (Z2). */
public interface Tenant {

    /** The tenant's id. */
    TenantId id();

    /** The desk of that agent, in the tenant's language. As {@link #desk(AgentId, Locale)}. */
    Desk desk(AgentId agent);

    /**
     * The desk of that agent, in that language: a new handle with each call, over engagements that all handles of the agent share.
     * {@link Desk#close()} ends that handle, its listeners and the engagements obtained by it, and no other handle; one without listeners
     * need not be closed.
     */
    Desk desk(AgentId agent, Locale language);

    /** What was committed, in order (Z3). */
    Events events();

    /** The settings as they are stored now. */
    TenantSettings settings();

    /**
     * Replaces the settings. The system commits them, not an agent. No version is compared: the last writer wins. A changed delay acts
     * from each request's next update (R8). Settings are no record, so the journal has no entry of it and no event tells it (Z3).
     *
     * <p>Refuses with {@link RefusalCode#SETTING_OUT_OF_RANGE}: a delay out of its range, an unknown region.
     */
    @CheckReturnValue
    Outcome<TenantSettings> changeSettings(TenantSettings settings);

    /**
     * Closes what is overdue now, instead of at the next sweep (R6, R9).
     *
     * @return how many requests it closed
     */
    int sweep();

    /**
     * Trims the journal now, once; on any number of nodes at once, in small steps that hold up nobody (Z3). A desk that had not yet heard
     * of what went reads all that it has open again; whoever follows {@link #events()} from a position in front of it is refused.
     *
     * @return how many entries went
     */
    int trimJournal(Trimming trimming);
}
