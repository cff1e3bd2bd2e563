package dev.caredesk;

import dev.caredesk.desk.Desk;
import dev.caredesk.desk.Inbox;
import dev.caredesk.desk.Lanes;
import dev.caredesk.event.Events;
import dev.caredesk.event.Trimming;
import java.util.Locale;

/** One organization's part of the SDK. Safe for use by several threads. Nothing here sees a record of another tenant (Z2). */
public interface Tenant {

    /** Returns the tenant's id. */
    TenantId id();

    /** Returns the desk of an agent, in the tenant's language. As {@link #desk(AgentId, Locale)}. */
    Desk desk(AgentId agent);

    /**
     * Returns the desk of an agent, in the given language: each call gives a new handle, and all handles of the agent share its
     * engagements. {@link Desk#close()} ends that handle, its listeners and the engagements obtained by it, and no other handle;
     * one without listeners need not be closed.
     */
    Desk desk(AgentId agent, Locale language);

    /** Returns all that waits for an agent (D5). */
    Inbox inbox();

    /** Returns the commands that channels could not be told (X5). */
    Lanes lanes();

    /** Returns the committed events, in order (Z3). */
    Events events();

    /** Returns the settings as stored now. */
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
     * Closes overdue requests now, instead of at the next sweep (R6, R9).
     *
     * @return how many requests it closed
     */
    int sweep();

    /**
     * Trims the journal once, now, in small steps that block nobody; several nodes may do so at once (Z3). A desk that had not
     * yet read the trimmed entries reloads all that it has open; whoever follows {@link #events()} from a position before them is
     * refused.
     *
     * @return how many entries were trimmed
     */
    int trimJournal(Trimming trimming);
}
